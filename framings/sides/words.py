"""The twelve statements, and all that is said about the answers to them."""

from typing import Any, NamedTuple

from framings.teaching import door
from framings.words import _

# The edition of the statements, 0 to 31: a code carries it, and one of another edition is refused.
# One more as soon as a statement is added, taken away, moved or given another meaning.
EDITION = 1


class Statement(NamedTuple):
    """Something that may hold in a firm.

    Attributes:
        framing: The framing whose level it is about.
        text: What somebody agrees with, or not.
        settle: What to look up, which could change what both answers say.
    """

    framing: str
    text: str
    settle: str


def statements() -> list[Statement]:
    """Return the statements in the order in which they are asked, the framings by turns."""
    by_framing = [_the_goal(), _the_task(), _the_activity(), _the_organisation()]
    return [statement for turn in zip(*by_framing, strict=True) for statement in turn]


def _the_goal() -> list[Statement]:
    return [
        Statement("same", text, settle)
        for text, settle in (
            (
                _("Both departments are judged by the same figure."),
                _("Lay the targets of both side by side: which figure stands on both?"),
            ),
            (
                _("If a euro did more at the other department, it would be moved there."),
                _("When did money last move from the one to the other within a year, and why?"),
            ),
            (
                _("When a customer is won, nobody argues about who did it."),
                _("Take the last ten customers won: each writes down, alone, who won them."),
            ),
        )
    ]


def _the_task() -> list[Statement]:
    return [
        Statement("complementary", text, settle)
        for text, settle in (
            (
                _("Calls and visits go better where customers have heard of us before."),
                _("Is more won of those who had read or seen something than of the others?"),
            ),
            (
                _("Every good lead is followed up: somebody has time for it."),
                _("Take the last twenty leads: when did each come in, and when was it called?"),
            ),
            (
                _("We have agreed what a good lead is, and who follows it up."),
                _("Two people of each department sort the same ten leads, alone. Do they agree?"),
            ),
        )
    ]


def _the_activity() -> list[Statement]:
    return [
        Statement("substitutes", text, settle)
        for text, settle in (
            (
                _("Some customers order without ever speaking to a salesperson."),
                _("Count last month's orders in which no call, visit or offer is noted."),
            ),
            (
                _("If more customers came by themselves, fewer calls and visits would do."),
                _("Where more came by themselves, were there fewer calls for each order?"),
            ),
            (
                _("For a small order, a visit costs more than it brings."),
                _("What does a visit cost, travel included, and what is left of a small order?"),
            ),
        )
    ]


def _the_organisation() -> list[Statement]:
    return [
        Statement("rivals", text, settle)
        for text, settle in (
            (
                _("If the one department gets more money, the other gets less."),
                _("Look at the last three budgets: did both ever rise in the same year?"),
            ),
            (
                _("The one department can have a good year while the other has a bad one."),
                _("Find such a year. What happened to the two bonuses?"),
            ),
            (
                _("Each makes its plans alone, and the other hears of them afterwards."),
                _("Take the last campaign and the last large discount: who heard when?"),
            ),
        )
    ]


# By which the stage of Kotler and his co-authors is told: the numbers of three statements, from 0.
STAGE_STATEMENTS = {"judged": 0, "agreed": 9, "alone": 11}


def scale() -> list[str]:
    """Return the five answers, from not at all to fully."""
    return [_("not at all"), _("hardly"), _("partly"), _("mostly"), _("fully")]


def framings() -> list[dict[str, Any]]:
    """Return what each framing asks, by what both answers say.

    Returns:
        For each its name, its level, the numbers of its statements, and the question for each kind
        of reading: both say yes, both say no, something between, or they differ.
    """
    asked = [statement.framing for statement in statements()]
    questions = {
        "same": (
            _("You both see one goal. Ask which mix serves it best, and not who did it."),
            _("Neither of you sees one goal. Ask which one figure both of you would sign."),
            _("One goal in some things, not in others. Ask which decisions are made for it."),
            _("Is there one result that counts for both?"),
        ),
        "complementary": (
            _("You both see that the one helps the other. Ask where the way is narrowest now."),
            _("Neither of you sees that the one helps the other. Ask which customers met both."),
            _("The one helps the other, in part. Ask at which step customers get lost."),
            _("Does each make the work of the other go better?"),
        ),
        "substitutes": (
            _("You both see the one replace the other. Ask for whom a visit still earns its cost."),
            _("Neither of you sees the one replace the other. Ask whether it cannot, or may not."),
            _("The one replaces the other, in part. Ask from which order on a visit pays."),
            _("Can the one do what the other does?"),
        ),
        "rivals": (
            _("You both see two owners of one purse. Ask what each gains if the other does well."),
            _("Neither of you sees a fight. Ask whether rules keep the peace, or two people."),
            _("A little of a fight. Ask which rule would give both a good year only together."),
            _("Does the one lose what the other gets?"),
        ),
    }
    levels = {
        "same": _("the goal"),
        "complementary": _("the task"),
        "substitutes": _("the activity"),
        "rivals": _("the organisation"),
    }
    return [
        {
            "key": key,
            "name": name,
            "level": levels[key],
            "statements": [at for at, framing in enumerate(asked) if framing == key],
            **dict(zip(("yes", "no", "between", "differ"), questions[key], strict=True)),
        }
        for key, name in door.names().items()
    ]


def stages() -> dict[str, dict[str, str]]:
    """Return name and meaning of the four stages of Kotler, Rackham and Krishnaswamy."""
    return {
        "undefined": {
            "name": _("undefined"),
            "means": _("each minds its own tasks"),
        },
        "defined": {
            "name": _("defined"),
            "means": _("there are rules, and agreed words"),
        },
        "aligned": {
            "name": _("aligned"),
            "means": _("the two plan and train together"),
        },
        "integrated": {
            "name": _("integrated"),
            "means": _("systems, measures and rewards are shared"),
        },
    }


def form() -> dict[str, str]:
    """Return what the form says."""
    return {
        "who": _("For whom do you answer?"),
        "alone": _(
            "Answer alone, about your firm as it is. Leave out what you do not know. Nothing is"
            " sent: your answers stay on this device."
        ),
        "aloneUnkept": _(
            "Answer alone, about your firm as it is. Leave out what you do not know. Nothing is"
            " sent, and nothing is kept: your answers are gone once this page is closed or loaded"
            " again."
        ),
        "progress": _("Answered by {role}: {done} of {all}."),
        "code": _("Your code:"),
        "copy": _("Copy the code"),
        "copied": _("Copied."),
        "pass": _(
            "Two devices: tell your colleague this code, and type in the one you are told. One"
            " device: choose the other department above; your answers are covered."
        ),
        "other": _("The code that you are told"),
        "take": _("Take it in"),
        "taken": _("Taken in: the answers of {role}, {done} of {all}."),
        "sign": _("“{sign}” is in no code. A code has figures and letters, but no U."),
        "length": _("A code has nine figures and letters; here are {length}."),
        "typing": _("Something is mistyped: no such code exists. Compare it letter by letter."),
        "edition": _(
            "This code was made with another edition of the statements, so its answers belong to"
            " others than these. Both of you need the same edition; then answer once more."
        ),
        "older": _(
            "On this device are answers to another edition of the statements. They do not fit"
            " these, so please answer once more."
        ),
        "twice": _(
            "This code is of {role}, and so are other answers on this device. If those are of"
            " {other} after all, say so with the button below the statements, and take the code in"
            " once more; or forget the answers first."
        ),
        "afterAll": _("These answers are of {role} after all"),
        "whoFirst": _("Choose first for whom you answer."),
        "covered": _("The answers of {role} are in, and covered."),
        "uncover": _("Uncover them"),
        "whose": _("Whose report"),
        "own": _("our own firm"),
        "show": _("Show the report"),
        "hide": _("Hide the report"),
        "download": _("Download the report (a file to print)"),
        "forget": _("Forget these answers"),
        "forgotten": _("Forgotten."),
        "file": _("marketing-and-sales"),
        **roles(),
    }


def roles() -> dict[str, str]:
    """Return the names of the two who answer."""
    return {"marketing": _("marketing"), "sales": _("sales")}


def report() -> dict[str, str]:
    """Return what the report says besides what was answered."""
    return {
        "title": _("Marketing and sales in one firm, on one page"),
        "firm": _("Firm"),
        "date": _("Date"),
        "answered": _(
            "Answered: marketing {marketing} of {all}, sales {sales} of {all} statements. From “not"
            " at all” to “fully” is four steps."
        ),
        "framing": _("Level"),
        "question": _("The question here"),
        "difference": _("Where you differ"),
        "change": _("What would change this"),
        "unknown": _("Not yet to be told: no statement has been answered by both."),
        "differ": _("You see this differently. {question}"),
        "twoFirms": _("You describe two firms. {question}"),
        "begin": _("Begin with"),
        "beginWith": _("“{statement}” Marketing says {marketing}, sales says {sales}."),
        "apart": _("{apart} steps: “{statement}” Marketing says {marketing}, sales says {sales}."),
        "close": _("Never more than one step apart."),
        "alike": _("Nowhere: the same answers."),
        "part": _("(Answered by both: {known} of {all}.)"),
        "stages": _("How close the two are"),
        "stage": _("Both of you describe the stage “{name}”: {means}."),
        "betweenStages": _("Both of you describe {stages}: {from}, and in part {to}."),
        "twoStages": _("Marketing describes {marketing}, sales describes {sales}."),
        "inStage": _("“{name}”"),
        "between": _("something between “{from}” and “{to}”"),
        "noStage": _("Not yet to be told: the statements about leads and plans need both answers."),
        "closer": _(
            "Closer is not always better. A small firm whose two get on well can leave it at that;"
            " where selling is quick and simple, “aligned” is enough; and meetings cost time. (The"
            " four stages: Kotler, Rackham and Krishnaswamy, 2006. The statements that we read them"
            " from are ours.)"
        ),
        "export": _("What the export of the CRM says, or cannot tell"),
        "experiment": _("The next experiment"),
        "tried": _("What is tried"),
        "deals": _("On which deals"),
        "lot": _("How it is divided"),
        "byChance": _("For each deal chance decides, before anybody has seen it; nobody may swap."),
        "rule": _("How long, and the rule"),
        "write": _("write here"),
        "limits": _("Limits"),
        "limit": _(
            "Two people answered; others may see another firm. Statements show what people believe,"
            " an export what they noted, and only the experiment what causes what. No answer makes"
            " a firm “the same”, “complementary”, “substitutes” or “rivals”: each is a question at"
            " its own level."
        ),
        "credit": _("After an article by SpeedMBA. The framings authors, CC BY 4.0."),
    }
