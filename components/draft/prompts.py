"""The prompts beside a draft: what to look at, why, and where; never a verdict on anyone."""

from dash import html
from dash.development.base_component import Component

from components.quantity import counted
from components.text import text
from data.reading.draft import GROUPS, Compared, Prompt, Review, message, why, words

HELD = ("agrees",)


def prompt_list(review: Review, language: str) -> Component:
    """Return the groups in their order; a group without anything to say is left out."""
    groups = [_group(name, review, language) for name in GROUPS]
    return html.Div(
        [html.P(text("draft.keys", language), className="muted needs-script"), *[g for g in groups if g]],
        className="prompts",
        role="region",
        tabIndex=0,
        **{"aria-label": text("draft.prompts", language)},
    )


def _group(name: str, review: Review, language: str) -> Component | None:
    found = review.group(name)
    compared = review.compared if name == "earlier" else ()
    if not found and not compared:
        return None
    asking = [prompt for prompt in found if prompt.verdict not in HELD]
    held = [prompt for prompt in found if prompt.verdict in HELD]
    number = sum(prompt.is_open for prompt in found)
    tally = counted("draft.to_look_at", number, f"prompts-{name}", language)
    note = [html.P(words("rules", language), className="muted")] if name == "contents" else []
    return html.Section(
        [
            html.Div([html.H2(words(f"group_{name}", language)), html.Small(tally)], className="group-head"),
            *note,
            *([html.Ol([_prompt(prompt, language) for prompt in asking])] if asking else []),
            *([_held(held, language)] if held else []),
            *([_compared(compared, language)] if compared else []),
        ],
        className=f"prompt-group of-{name}",
    )


def _prompt(prompt: Prompt, language: str) -> Component:
    names = {"id": f"prompt-{prompt.number}", "data-prompt": str(prompt.number)} if prompt.number else {}
    said = html.Span(message(prompt, language), className="said", **{"data-verbatim": ""})
    tag = html.Span(words(prompt.verdict, language), className=f"tag {prompt.verdict}")
    reason = html.P(why(prompt, language), className="why", **{"data-verbatim": ""})
    body = html.Div([html.P([said, tag], className="said-line"), reason, *_aside(prompt, language)])
    return html.Li([_leading(prompt), body], className=f"prompt {prompt.verdict}", **names)


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


def _held(held: list[Prompt], language: str) -> Component:
    """What agrees is said in one quiet line each."""
    items = [html.Li(html.Span(message(p, language), **{"data-verbatim": ""})) for p in held]
    tag = html.Span(words("agrees", language), className="tag agrees")
    return html.Div([tag, html.Ul(items)], className="held")


def _compared(rows: tuple[Compared, ...], language: str) -> Component:
    head = [
        html.Th(text(f"draft.column_{name}", language), scope="col")
        for name in ("item", "before", "now", "note")
    ]
    body = [
        html.Tr(
            [
                html.Th(row.name_zh if language == "zh" else row.name_en, scope="row"),
                html.Td(row.earlier, lang="zh-CN", className="number"),
                html.Td(row.now or words("not_listed", language), className="number"),
                html.Td(_change(row, language)),
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


def _change(row: Compared, language: str) -> str:
    values = {name: words(v[1:], language) if v.startswith("@") else v for name, v in row.values}
    return words(row.change, language, **values)
