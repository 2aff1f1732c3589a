"""Meanings several councils' indicators share, so that they can stand side by side.

A council's own words and rules stay its own; the meaning only says that two indicators count the
same thing. Where councils count it differently, the comparison says so.
"""

from __future__ import annotations

#: Each meaning with what is counted.
MEANINGS: dict[str, str] = {
    "invoices_on_time": "Invoices paid within 30 days",
    "foi_on_time": "Freedom of information requests answered within 20 working days",
    "complaints_on_time": "Complaints answered in time",
    "sickness_absence": "Working days lost to sickness for each full-time employee",
    "staff_turnover": "Staff turnover",
    "calls_answered": "Calls answered in time",
    "council_tax_collected": "Council tax collected",
    "business_rates_collected": "Business rates collected",
    "benefit_claims_time": "Days to process a new benefit claim",
    "benefit_changes_time": "Days to process a change of circumstances",
    "rent_collected": "Rent collected of rent due",
    "temporary_accommodation": "Households in temporary accommodation",
    "affordable_homes": "Affordable homes completed",
    "new_homes": "New homes completed",
    "recycling_rate": "Household waste sent for reuse, recycling and composting",
    "residual_waste": "Residual waste for each household",
    "missed_bins": "Missed bin collections",
    "fly_tips_cleared": "Fly tips cleared in time",
    "planning_in_time": "Planning applications decided in time",
    "food_inspections": "Food hygiene inspections carried out when due",
    "commercial_units_vacant": "Commercial units standing empty",
    "commercial_units_let": "Commercial units let",
    "commercial_arrears": "Arrears on commercial rents",
    "emissions": "The council's own greenhouse gas emissions",
    "resident_satisfaction": "Residents satisfied with the council",
    "ombudsman_complaints": "Complaints the ombudsman decided against the council",
    "website_availability": "Systems or website available",
}
