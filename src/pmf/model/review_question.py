"""The questions a yearly review of a framework asks, by stable names.

A council's own tests of a good measure point to them: `pmf.MeasureTest.asks`.
"""

from __future__ import annotations

#: Each question in one sentence. Names are stable.
QUESTIONS: dict[str, str] = {
    # what an indicator is
    "no-purpose": "Which indicators do not say what they are for?",
    "no-definition": "Which indicators do not say how they are worked out?",
    "no-source": "Which indicators do not say where their figures come from?",
    "no-owner": "Which indicators does nobody answer for?",
    "no-polarity": "Of which indicators has nobody said which values are better?",
    "no-comparison": "Which indicators share no measure with the nation or with other councils?",
    "inferred": "What did we infer that the council has yet to confirm?",
    # targets
    "no-target": "Which live indicators have no target?",
    "target-open": "Which targets leave open what is to be reached?",
    "target-placeholder": "Which targets only hold a place until one is set?",
    "target-expired": "Which targets were meant for a time that has passed?",
    "target-stale": "Which targets were not looked at for too long?",
    # whether it is still right
    "definition-stale": "Which definitions were not looked at for too long?",
    "in-development": "Which indicators are still in development?",
    "duplicates": "Which indicators seem to measure the same thing?",
    "thread-untied": "Which indicators contribute to nothing further up?",
    "thread-unknown": "Which indicators contribute to something the framework does not name?",
    # what the figures say
    "not-reported": "Which indicators were due and never reported?",
    "never-missed": "Which targets were met every time?",
    "never-met": "Which targets were missed every time?",
    # the framework as a whole
    "cap-exceeded": "Which tiers hold more indicators than they may?",
    "review-overdue": "Is a review of the whole framework overdue?",
}
