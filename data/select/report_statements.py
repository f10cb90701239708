"""What the store is asked for one report: the statements of `whole_report`."""

from data.select.report_list import NAMED

# All reports of the place, but only the text of the one that is asked for.
OF_THE_PLACE = f"""SELECT named.*, text.words FROM ({NAMED}) AS named
LEFT JOIN texts AS text ON text.report = named.id AND text.report = $1
WHERE named.place = (SELECT place FROM reports WHERE report = $1) ORDER BY named.year DESC, named.id"""
# Whether a report that does not state an indicator leaves it out. What only cited sources count (courts,
# ministries, newspapers) and the common catalogue does not hold is asked of no report.
ASKED = """(indicator.catalogue <> '' OR indicator.id IN (SELECT indicator FROM stated_by WHERE in_quoted)
OR indicator.id NOT IN (SELECT indicator FROM stated_by WHERE in_cited))"""
OF_OBSERVATION = """own.id, own.year, own.period, own.value, own.qualifier, own.extent, own.actor,
own.actor_en, own.scope_zh, own.scope_en, own.period_basis, own.status, own.stated, own.start, own."end",
own.sentence_start, own.sentence_end, own.context_start, own.context_end, own.sentence_en, own.note_zh,
own.note_en, own.lower, own.upper, own.usage_below, own.section, own.statement, own.sentence, own.context,
own.corrected, own.source_place"""
OF_INDICATOR = """indicator.id AS indicator, indicator.category, indicator.catalogue, indicator.kind,
indicator.unit, indicator.name_zh, indicator.name_en, indicator.short_zh, indicator.short_en,
indicator.headline, indicator.definition_zh, indicator.definition_en, indicator.plain_zh, indicator.plain_en,
indicator.better, indicator.nature, indicator.part_of, indicator.replaces,
category.name_zh AS category_zh, category.name_en AS category_en,
unit.zh AS unit_zh, unit.en_one AS unit_en_one, unit.en_many AS unit_en_many, unit.factor AS unit_factor,
unit.base AS unit_base, base.zh AS unit_base_zh, base.en_many AS unit_base_en_many"""
WITH_NAMES = """indicators AS indicator
JOIN categories AS category ON category.id = indicator.category
LEFT JOIN units AS unit ON unit.id = indicator.unit
LEFT JOIN units AS base ON base.id = unit.base"""
# The whole catalogue with what the report states of it: an indicator without a row is one that it does not
# state.
FIGURES = f"""SELECT {OF_OBSERVATION}, {OF_INDICATOR} FROM {WITH_NAMES}
LEFT JOIN observations AS own ON own.indicator = indicator.id AND own.report = ?
ORDER BY own.start NULLS LAST, own.file_line NULLS LAST, indicator.file_line, indicator.id"""
# Apart from FIGURES, whose columns are also those of a row on the data page.
WITH_ASKED = FIGURES.replace(" FROM ", f",\n{ASKED} AS is_asked\nFROM ", 1)
SECTIONS = """SELECT report, id, parent, "order", number, kind, heading, heading_en, short_zh, short_en,
start, "end"
FROM sections WHERE report = ? ORDER BY "order", file_line"""
STATEMENTS = """SELECT own.report, own.id, own.section, own."order", own.kind, own.ordinal, own.title_zh,
own.title_en,
own.start, own."end", own.says, own.body_start, own.indicators AS figures, own.areas,
section.number AS section_number, section.short_zh AS section_short_zh, section.short_en AS section_short_en
FROM statements AS own LEFT JOIN sections AS section ON section.report = own.report AND section.id =
own.section
WHERE own.report = ? ORDER BY own.start"""
# Four small tables in one statement; `what` tells them apart.
PASSAGES = """SELECT 'mention' AS what, own.start, own."end", own.reason AS a, reason.zh AS b, reason.en AS
c, '' AS d, '' AS e, '' AS f, '' AS g, 0 AS "order"
FROM mentions AS own JOIN reasons AS reason ON reason.id = own.reason WHERE own.report = $1
UNION ALL SELECT 'correction', start, "end", printed, meant, reason_zh, reason_en, '', '', '', 0
FROM corrections WHERE report = $1
UNION ALL SELECT 'listed', start, "end", statement, kind, name_zh, name_en, also_in, '', '', "order"
FROM listed WHERE report = $1
UNION ALL SELECT 'change', NULL, NULL, date, "table", "row", "column", old, new, reason, file_line
FROM changes WHERE report = $1 ORDER BY start, what, "order", "end" """
CHARTS = """SELECT id, "order", form, indicators, finding_zh, finding_en, measure_zh, measure_en FROM charts
WHERE report = ? ORDER BY "order", file_line"""
# What every report is read with; `what` tells the tables apart.
VOCABULARY = """SELECT 'check' AS what, id, kind, "left", "right", '' AS name_zh, '' AS name_en, file_line
AS "order"
FROM checks UNION ALL SELECT 'derived', id, formula, inputs, '', name_zh, name_en, file_line FROM derived
UNION ALL SELECT 'category', id, '', '', '', name_zh, name_en, "order" FROM categories ORDER BY what,
"order", id"""
