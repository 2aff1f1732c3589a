"""One plain view of a report, from which every output is made."""

from __future__ import annotations

import attrs

from pmf.report.piece import ActionPlan, Comparison, Plan
from pmf.report.piece_aside import Judging, NoticedGroup, Share
from pmf.report.piece_beside import (
    CountTable,
    EscalationRow,
    FinancePart,
    MitigationRow,
    OutcomeRow,
    PeerTable,
    PrintedTotals,
    RiskRow,
    Said,
    Travelled,
    WarningRow,
)
from pmf.report.piece_framework import (
    CalendarPart,
    DefinitionService,
    FrameworkPart,
    PaperPart,
    ProposalRow,
    TargetPlan,
)
from pmf.report.sections import Part
from pmf.report.tally import Tally


@attrs.frozen
class ReportView:
    """A report as every output says it: plain text, in the order printed.

    Attributes:
        council: The council's name; empty when the adapter serves any.
        title: The report's title as printed; empty when none is.
        period: The period; empty when the report does not say.
        period_words: The months it covers; empty likewise.
        file: The document's name.
        illustrative: Whether the figures are made up.
        remark: What a reader must know about the copy read; empty when nothing.
        judging: How it was judged.
        indicators: Counts of indicators, printed beside computed.
        actions: Counts of actions.
        travel: Each direction of travel and how many went that way; empty when none is known.
        shares: Shares of indicators that meet their target, each with its denominator.
        compared: Printed statuses of indicators beside those that follow.
        compared_actions: The same for actions.
        plans: Every indicator, as the council groups them.
        action_plans: Every action, likewise.
        noticed: Findings of reading and checking, by severity.
        account: What became of each row seen: words and a count.
        balances: Whether every row seen is accounted for.
        heading: The main heading.
        audience: For whom it is; empty when it is for the public.
        is_output: Whether it is one of the council's own outputs and not everything there is.
        paper: The covering paper.
        framework: What the council measures, and by which tests it chooses.
        unfigured: Indicators the report gives no figure for.
        totals: Counts as printed; `None` when none are.
        counts: Indicators counted by heading; `None` when there is nothing to count by.
        action_counts: Actions likewise.
        overall: The council's own summary of the whole.
        travelled: Which way figures went, by heading and by name.
        narrative: What was written, the summary of the whole first.
        achievements: The key achievements.
        peers: Own figures beside those of others.
        mitigations: Figures that call for mitigation, with what is done.
        outcomes: What is to be reached as a whole.
        risks: Risks before and after what is done about them.
        escalations: What was taken further.
        finances: Lines of the accounts.
        warnings: Warning signs.
        definitions: The definitions book.
        calendar: Who receives what, and when.
        proposals: Targets still to be settled.
        replaced: Figures a later document replaced: the indicator and its period, the earlier
            figure, the later one, the document that gave the earlier one.
        documents: The documents a merged report was put together from, with their days.
        parts: The sections, in order.
    """

    council: str
    title: str
    period: str
    period_words: str
    file: str
    illustrative: bool
    remark: str
    judging: Judging
    indicators: Tally
    actions: Tally
    travel: tuple[tuple[str, int], ...]
    shares: tuple[Share, ...]
    compared: Comparison
    compared_actions: Comparison
    plans: tuple[Plan, ...]
    action_plans: tuple[ActionPlan, ...]
    noticed: tuple[NoticedGroup, ...]
    account: tuple[tuple[str, int], ...]
    balances: bool
    heading: str
    audience: str
    is_output: bool
    paper: PaperPart
    framework: FrameworkPart
    unfigured: tuple[TargetPlan, ...]
    totals: PrintedTotals | None
    counts: CountTable | None
    action_counts: CountTable | None
    overall: tuple[Said, ...]
    travelled: Travelled
    narrative: tuple[Said, ...]
    achievements: tuple[Said, ...]
    peers: PeerTable
    mitigations: tuple[MitigationRow, ...]
    outcomes: tuple[OutcomeRow, ...]
    risks: tuple[RiskRow, ...]
    escalations: tuple[EscalationRow, ...]
    finances: tuple[FinancePart, ...]
    warnings: tuple[WarningRow, ...]
    definitions: tuple[DefinitionService, ...]
    calendar: CalendarPart
    proposals: tuple[ProposalRow, ...]
    replaced: tuple[tuple[str, str, str, str], ...]
    documents: tuple[tuple[str, str], ...]
    parts: tuple[Part, ...] = ()

    def has(self, name: str) -> bool:
        """Whether a section is among those shown."""
        return any(part.name == name for part in self.parts)

    @property
    def is_rated(self) -> bool:
        """Whether any indicator is held against a target, or any status is printed."""
        return bool(self.shares) or self.indicators.is_printed

    @property
    def is_targeted(self) -> bool:
        """Whether any indicator without a figure has a target, or words in its place."""
        rows = [row for one in self.unfigured for part in one.services for row in part.rows]
        return any(one.targeted for one in self.unfigured) or any(row.target.text for row in rows)

    @property
    def without_figures(self) -> bool:
        """Whether there are indicators and not one of them has a figure."""
        return not self.indicators.all.total and bool(self.unfigured)
