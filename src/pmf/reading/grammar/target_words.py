"""The words of targets: what says that there is none, which way it points, what it leans on.

Each table is closed. Words that stand in none of them are refused, because a word left aside can
turn a figure round.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from pmf.model.status import Movement, Polarity, Provenance
from pmf.reading.grammar.text import MONTH_PATTERN


def one_of(words: Iterable[str]) -> str:
    """Alternatives of a regular expression, the longer ones first."""
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))


FLAGS = re.ASCII | re.IGNORECASE
HIGHER, LOWER = Polarity.HIGHER, Polarity.LOWER

#: No target, in lower case.
NONE = frozenset(
    {
        *("", "-", "–", "—", "−", "--", "n/a", "na", "n.a.", "none", "not applicable", "[z]"),
        *("no target", "no target set", "not targeted", "target not set", "no set target"),
        *("data only", "data only indicator", "information only", "for information"),
        *("for information only", "monitor only", "monitoring only", "for monitoring only"),
        *("contextual", "contextual indicator", "trend only", "tracker"),
    }
)
#: A profile that stands elsewhere.
PROFILED = frozenset(
    {
        *("profiled", "profiled target", "profile", "profile target", "see profile"),
        *("monthly profile", "quarterly profile", "seasonal profile", "profiled monthly"),
        *("profiled quarterly", "profiled by month", "profiled by quarter"),
    }
)
YES_NO = {"yes": 1, "no": 0}

_SET = (
    "confirmed|agreed|set|determined|decided|established|approved|developed|baselined|advised"
    "|finalised|defined|reviewed"
)
#: A target still to be set. What follows may name a time but no figure: see `TIMES`.
PENDING = re.compile(
    rf"(?:tbc|tba|tbd|pending|awaiting|baselin(?:e|ing)(?: year)?|new baseline"
    rf"|establish(?:ing)? (?:a )?baseline|under development|in development|under review"
    rf"|subject to)(?=$|[ ,.:;(–-])(?P<more>.*)"
    rf"|(?:(?:the )?(?:targets?|baseline)(?: is| are)? )?(?:still )?"
    rf"(?:to be|will be|being) (?:{_SET})\b(?P<rest>.*)",
    FLAGS,
)
#: Times words may name without giving a figure.
TIMES = re.compile(
    rf"\b(?:(?:q|quarter |h|half )[1-4]|[0-9]{{1,2}}(?:st|nd|rd|th)?(?= (?:{MONTH_PATTERN})\b)"
    r"|(?:19|20)[0-9]{2}(?:[/–-](?:[0-9]{4}|[0-9]{2}))?|[0-9]{2}/[0-9]{2})(?![0-9%,.]*[0-9%])",
    FLAGS,
)

_AT_MOST = (
    *("at most", "no more than", "not more than", "a maximum of", "maximum of", "maximum"),
    *("max", "max.", "up to", "not exceeding", "not to exceed", "no greater than"),
    *("not greater than", "no higher than", "not higher than", "no longer than", "not above"),
    *("less than or equal to", "equal to or less than", "not over", "≤", "<="),
)
_UNDER = ("less than", "fewer than", "under", "below", "lower than", "<")
_AT_LEAST = (
    *("at least", "no less than", "not less than", "no fewer than", "not fewer than"),
    *("a minimum of", "minimum of", "minimum", "min", "min.", "no lower than", "not lower than"),
    *("greater than or equal to", "equal to or greater than", "not below", "not under"),
    *("more than or equal to", "≥", ">="),
)
_OVER = ("more than", "greater than", "over", "above", "exceeding", "in excess of", "higher than")
#: What before a figure gives it a direction, and whether the figure itself is left out.
BEFORE: dict[str, tuple[Polarity, bool]] = {
    **dict.fromkeys(_AT_MOST, (LOWER, False)),
    **dict.fromkeys(_UNDER, (LOWER, True)),
    **dict.fromkeys(_AT_LEAST, (HIGHER, False)),
    **dict.fromkeys((*_OVER, ">"), (HIGHER, True)),
}
#: What after a figure gives it a direction; `None` where it leaves that to the polarity.
AFTER: dict[str, Polarity | None] = {
    "or better": None,
    **dict.fromkeys(("or more", "or above", "or higher", "or greater", "or over"), HIGHER),
    **dict.fromkeys(("and above", "and over", "minimum", "+"), HIGHER),
    **dict.fromkeys(("or less", "or fewer", "or below", "or under", "or lower"), LOWER),
    **dict.fromkeys(("and below", "and under", "maximum", "max"), LOWER),
}


#: A sign may cling to its figure, a word may not.
BOUND_BEFORE = re.compile(rf"(?P<words>{one_of(BEFORE)})(?:(?<=[<>=≤≥])| )(?P<rest>.+)", FLAGS)
BOUND_AFTER = re.compile(rf"(?P<rest>.*[^ ])(?: | ?(?=\+))(?P<words>{one_of(AFTER)})", FLAGS)
WITHIN = re.compile(r"within (?P<rest>.+)", FLAGS)
#: Durations: "within 5 days" is at most; "within 5%" is of something else.
DURATIONS = frozenset(
    ("second", "minute", "hour", "day", "calendar_day", "working_day", "week", "month", "year")
)

RANGES = (
    re.compile(r"between (?P<low>.+?) and (?P<high>.+)", FLAGS),
    re.compile(r"(?:from )?(?P<low>.+?) to (?P<high>.+)", FLAGS),
    re.compile(r"(?P<low>.*?[^ ]) ?[-–—] ?(?P<high>[^ –—-].*)", FLAGS),
)
AROUND = re.compile(r"(?P<middle>.+?) ?(?:±|\+ ?/ ?[-–−]|plus or minus) ?(?P<off>.+)", FLAGS)

#: What a bracket after a figure may say without changing it.
ASIDES: dict[str, Provenance | None] = {
    **dict.fromkeys(("zero tolerance", "zero", "agreed target", "target"), None),
    **dict.fromkeys(("annual", "annual target", "full year", "year end"), None),
    **dict.fromkeys(("statutory", "statutory target"), Provenance.STATUTORY),
    **dict.fromkeys(("contractual", "contract", "contractual target"), Provenance.CONTRACTUAL),
    **dict.fromkeys(("agreed", "locally agreed"), Provenance.AGREED),
    **dict.fromkeys(("placeholder", "interim"), Provenance.PLACEHOLDER),
}
ASIDE = re.compile(r"(?P<rest>.*[^ ]) ?\((?P<aside>[A-Za-z -]+)\)", FLAGS)
YEARLY = re.compile(
    r"(?P<rest>.*[^ ])(?: ?\((?:annually|per annum|p\.a\.|a year|each year|per year)\)"
    r"| (?:annually|per annum|p\.a\.|a year|each year|per year|year on year))",
    FLAGS,
)

_UP_WORDS = ("increase", "rise", "growth", "grow", "raise", "increased")
_DOWN_WORDS = ("reduce", "reduction", "decrease", "fall", "cut", "reducing", "decreased", "reduced")
#: Which way a change goes, and whether standing still misses it.
CHANGES: dict[str, tuple[Movement | None, bool]] = {
    **dict.fromkeys(_UP_WORDS, (Movement.UP, True)),
    **dict.fromkeys(_DOWN_WORDS, (Movement.DOWN, True)),
    **dict.fromkeys(("improve", "improvement", "improving trend"), (None, True)),
    **dict.fromkeys(("maintain or improve", "improve or maintain", "maintain"), (None, False)),
}
CHANGE = re.compile(
    rf"(?:year on year )?(?P<verb>{one_of(CHANGES)})(?: (?:by|of) (?P<amount>[0-9£+−-][^()]*?))?"
    r"(?: (?:on|from|against|over|compared (?:to|with)|at|in) (?P<base>[A-Za-z0-9/' –-]+?))?",
    FLAGS,
)
AMOUNT_FIRST = re.compile(
    rf"(?P<amount>[0-9£+−-].*?) (?P<verb>{one_of((*_UP_WORDS, *_DOWN_WORDS, 'improvement'))})"
    r"(?: (?:on|from|against|over|compared (?:to|with)) (?P<base>[A-Za-z0-9/' –-]+?))?",
    FLAGS,
)
#: What may follow the name of a year that is meant as baseline.
BASELINE_NOUN = re.compile(
    r"(?:the )?(?P<name>.+?)(?:'s)?(?: (?:baseline|outturn|level|levels|figure|performance|result|"
    r"position))?",
    FLAGS,
)

_QUARTILE = {"top quartile": "top_quartile", "upper quartile": "top_quartile"}
#: Series a target may lean on, in lower case.
REFERENCES: dict[str, str] = {
    **_QUARTILE,
    **dict.fromkeys(("budget", "the budget", "budgeted figure", "profiled budget"), "budget"),
    **dict.fromkeys(("forecast", "the forecast"), "forecast"),
    **dict.fromkeys(("last year", "previous year", "the previous year", "prior year"), "last_year"),
    **dict.fromkeys(("previous quarter", "last quarter", "previous period"), "previous"),
    **dict.fromkeys(("peer median", "peers' median", "peers’ median", "median"), "peer_median"),
    **dict.fromkeys(("national average", "england average"), "national_average"),
    **dict.fromkeys(("the national average", "the england average"), "national_average"),
    **dict.fromkeys(("regional average", "the regional average"), "regional_average"),
}
#: What before the name of a series gives a direction.
AGAINST: dict[str, tuple[Polarity | None, bool]] = {
    **BEFORE,
    "within": (LOWER, False),
    "better than": (None, True),
    **dict.fromkeys(
        ("on", "in line with", "as per", "same as", "equal to", "match"), (None, False)
    ),
    "in": (None, False),
}
REFERENCE = re.compile(
    rf"(?:(?P<words>{one_of(AGAINST)}) )?(?:the )?(?P<name>{one_of(REFERENCES)})"
    r"(?:'s|’s)?(?: (?:outturn|figure|performance|level))?",
    FLAGS,
)
LINE_LABELS = {
    "target": "target",
    **dict.fromkeys(("floor", "lower target", "intervention level", "intervention"), "floor"),
    **dict.fromkeys(("stretch", "stretch target", "higher target", "upper target"), "stretch"),
}

_YEAR = r"(?:19|20)[0-9]{2}[/–-](?:[0-9]{4}|[0-9]{2})(?![0-9])"
_PART = r"(?:(?:qtr|quarter|q) ?[1-4]|(?:half|h) ?[1-2])"
#: A part of the year, a year, or a part with its year; then what parts it from its figure.
LABEL = re.compile(
    rf"(?<![0-9A-Za-z.,/])(?:(?P<dated>{_PART},? (?:{_YEAR}|[0-9]{{2}}/[0-9]{{2}}(?![0-9]))"
    rf"|{_YEAR},? {_PART}|{_YEAR}|(?:{MONTH_PATTERN}) (?:19|20)[0-9]{{2}}(?= ?[:=]))"
    rf"|(?P<part>{_PART})|(?P<month>{MONTH_PATTERN})"
    r"|(?P<year>annual target|annual|full year|year end|year(?= ?[:=])|total))(?![0-9A-Za-z])",
    FLAGS,
)
LINE_LABEL = re.compile(rf"(?<![A-Za-z])(?P<name>{one_of(LINE_LABELS)})(?![A-Za-z])", FLAGS)
#: What stands between a label and its figure. A dash there parts them; a hyphen that clings to
#: the figure alone ("Q1 -5") could be a minus and is refused.
BODY = re.compile(
    r"(?: ?[:=] ?| ?[–—] ?| - |(?<! )-(?=[^ ])| (?![-−–—:=]))(?P<value>[^ ].*?)[ ,;|/]*", FLAGS
)
COUNTS = {
    **{str(number): number for number in range(2, 21)},
    **{"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "ten": 10},
}
STEPPED = re.compile(
    r"(?P<steps>[^A-Za-z/]+(?:/[^A-Za-z/]+)+?)(?: (?:increments?|incrementally))?"
    rf"(?: over (?:the )?(?:next )?(?P<count>{one_of(COUNTS)}) years)?"
    r"(?: (?:from|starting|starting in|beginning in) (?P<first>[^ ].+))?",
    FLAGS,
)
DATED = re.compile(
    r"(?P<value>.+?),? (?P<how>by|from|for|in|during) (?:the )?(?:end (?:of )?)?(?P<when>[^ ].+)",
    FLAGS,
)
AND = re.compile(r"(?:[,;]| and| then) ", FLAGS)
MONTH_ALONE = re.compile(MONTH_PATTERN, FLAGS)
YEAR_ALONE = re.compile(r"[0-9]{4}", FLAGS)
#: Digits after a label with no more than a space or a dash between them.
BARE_DIGITS = re.compile(
    r"[ –—-](?:(?P<year>(?:19|20)[0-9]{2})|(?P<short>[0-9]{1,2}))[ ,;|/]*", FLAGS
)
TWO_YEARS = re.compile(r"(?P<first>[0-9]{2}|[0-9]{4})[-–](?P<second>[0-9]{2}|[0-9]{4})", FLAGS)
