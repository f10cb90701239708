"""The prompts beside a draft: what to look at, why, and where; never a verdict on anyone."""

from dash import html
from dash.development.base_component import Component

from components.figures.quantity import counted
from components.pages.draft_check.unread import unread_list
from components.text import named, text
from data.reading.draft import GROUPS, Compared, Prompt, Review, change_words, message, why, words
from data.reading.draft.bounds import PAGE, listed
from data.reading.draft.sheet import COLUMNS

HELD = ("agrees",)


def prompt_id(prompt: Prompt) -> str:
    """Return the id of a prompt in the list: its number, or what it asks for where it has none."""
    return f"prompt-{prompt.number or dict(prompt.values).get('@content', prompt.kind)}"


def agreeing_id(group: str) -> str:
    """Return the id of the lines of a group that say what agrees."""
    return f"agrees-{group}"


def prompt_list(review: Review, language: str) -> Component:
    """Return the groups in their order; a group without anything to say is left out."""
    groups = [_group(name, review, language) for name in GROUPS]
    return html.Div(
        [
            html.P(text("draft.keys", language), className="muted needs-script"),
            *([html.P(words("rules_more", language), className="muted")] if review.has_more else []),
            *[g for g in groups if g],
            unread_list(review, language),
        ],
        className="prompts",
        role="region",
        tabIndex=0,
        **{"aria-label": text("draft.prompts", language)},
    )


def _group(name: str, review: Review, language: str) -> Component | None:
    prompts = review.group(name)
    compared = review.compared if name == "earlier" else ()
    if not prompts and not compared:
        return None
    shown = [prompt for prompt in listed(review, PAGE.prompts) if prompt.group == name]
    asking = [prompt for prompt in shown if prompt.verdict not in HELD]
    held = [prompt for prompt in shown if prompt.verdict in HELD]
    more = len(prompts) - len(shown)
    number = sum(prompt.is_open for prompt in prompts)
    tally = counted("draft.to_look_at", number, f"prompts-{name}", language)
    note = [html.P(words("rules", language), className="muted")] if name == "contents" else []
    return html.Section(
        [
            html.Div([html.H2(words(f"group_{name}", language)), html.Small(tally)], className="group-head"),
            *note,
            *([html.Ol([_prompt(prompt, language) for prompt in asking])] if asking else []),
            *([_held(name, held, language)] if held else []),
            *([_more(name, more, language)] if more else []),
            *([_compared(compared, language)] if compared else []),
        ],
        className=f"prompt-group of-{name}",
    )


def _more(group: str, number: int, language: str) -> Component:
    """How many of a group are not listed here, and where they are."""
    return html.P(counted("draft.more", number, f"more-{group}", language), className="muted more-prompts")


def _prompt(prompt: Prompt, language: str) -> Component:
    names = {"data-prompt": str(prompt.number)} if prompt.number else {}
    said = html.Span(message(prompt, language), className="said", **{"data-verbatim": ""})
    tag = html.Span(words(prompt.verdict, language), className=f"tag {prompt.verdict}")
    reason = html.P(why(prompt, language), className="why", **{"data-verbatim": ""})
    body = html.Div([html.P([said, tag], className="said-line"), reason, *_aside(prompt, language)])
    return html.Li(
        [_leading(prompt), body], id=prompt_id(prompt), className=f"prompt {prompt.verdict}", **names
    )


def _leading(prompt: Prompt) -> Component:
    if not prompt.number:
        return html.Span(className="badge none")
    return html.A(str(prompt.number), href=f"#place-{prompt.number}", className="badge")


def _aside(prompt: Prompt, language: str) -> list[Component]:
    if not prompt.is_open:
        return []
    words_of = {
        "data-put-aside": text("draft.put_aside", language),
        "data-take-back": text("draft.take_back", language),
    }
    return [
        html.Button(
            text("draft.put_aside", language),
            type="button",
            className="put-aside needs-script",
            **{"aria-pressed": "false", **words_of},
        )
    ]


def _held(group: str, held: list[Prompt], language: str) -> Component:
    """Return what agrees, one quiet line each."""
    items = [html.Li(html.Span(message(p, language), **{"data-verbatim": ""})) for p in held]
    tag = html.Span(words("agrees", language), className="tag agrees")
    return html.Div([tag, html.Ul(items)], id=agreeing_id(group), className="held")


def _compared(rows: tuple[Compared, ...], language: str) -> Component:
    head = [html.Th(words(f"sheet_{name}", language), scope="col") for name in COLUMNS["compared"]]
    body = [
        html.Tr(
            [
                html.Th(named(row, "name", language), scope="row"),
                html.Td(row.earlier, lang="zh-CN", className="number"),
                html.Td(row.now or words("not_listed", language), className="number"),
                html.Td(change_words(row, language)),
            ]
        )
        for row in rows
    ]
    table = html.Table([html.Thead(html.Tr(head)), html.Tbody(body)], **{"data-verbatim": ""})
    return html.Div(
        table,
        className="table-scroll",
        tabIndex=0,
        role="region",
        **{"aria-label": words("group_earlier", language)},
    )
