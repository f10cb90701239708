"""What the store is asked for the coverage of reports: which report says what of which indicator."""

from __future__ import annotations

from data.select.report_statements import ASKED
from data.select.report_tree import FITS, KIND, TOPS
from data.select.required_rows import AFTER, BEFORE, DUE, NOT_SHOWN, WITHOUT_TEXT

# $1: kind of report, $2: what stands at the top of its place, $3: year; '' and 0 take all.
FITTING = f"""{TOPS},
fitting AS (SELECT report.report, report.year, report.evidence, report.published, report.title,
report.source_kind, place.id AS place, place.name_zh, place.name_en, place.level, place.body
FROM reports AS report JOIN places AS place ON place.id = report.place JOIN tops ON tops.id = place.id
WHERE {FITS} AND ($2 = '' OR tops.top = $2) AND ($3 = 0 OR report.year = $3))"""
# Of each indicator the report's one row of its own year (`is_own`).
OWN = """own AS (SELECT said.report, said.indicator, said.status, said.value IS NOT NULL AS has_value
FROM observations AS said JOIN fitting ON fitting.report = said.report
JOIN indicators AS indicator ON indicator.id = said.indicator
WHERE said.is_own AND ($4 = '' OR indicator.category = $4))"""
# An indicator that nobody states and that is asked of no report is no column.
COLUMNS = f"""{FITTING}, {OWN}
SELECT indicator.id, indicator.category, indicator.kind, indicator.name_zh, indicator.name_en,
indicator.short_zh, indicator.short_en,
count(own.report) FILTER (WHERE own.status = 'reported' AND own.has_value) AS figures,
count(own.report) FILTER (WHERE own.status = 'reported' AND NOT own.has_value) AS claims,
{ASKED} AS is_asked
FROM indicators AS indicator JOIN categories AS category ON category.id = indicator.category
LEFT JOIN own ON own.indicator = indicator.id
WHERE ($4 = '' OR indicator.category = $4)
GROUP BY indicator.id, indicator.category, indicator.kind, indicator.name_zh, indicator.name_en,
indicator.short_zh, indicator.short_en, indicator.catalogue, category."order", indicator.file_line
HAVING count(own.report) FILTER (WHERE own.status = 'reported') > 0 OR {ASKED}
ORDER BY category."order", indicator.file_line, indicator.id"""
# The same of all reports, as the store has counted them. $1: a category or ''.
COLUMNS_OF_ALL = f"""SELECT indicator.id, indicator.category, indicator.kind, indicator.name_zh,
indicator.name_en, indicator.short_zh, indicator.short_en, coalesce(counted.own_figures, 0) AS figures,
coalesce(counted.own_claims, 0) AS claims, {ASKED} AS is_asked
FROM indicators AS indicator JOIN categories AS category ON category.id = indicator.category
LEFT JOIN stated_by AS counted ON counted.indicator = indicator.id
WHERE ($1 = '' OR indicator.category = $1)
AND (coalesce(counted.own_figures + counted.own_claims, 0) > 0 OR {ASKED})
ORDER BY category."order", indicator.file_line, indicator.id"""
# Reports whose text is here first, then by code. A cited one has a row where it states something.
ROWS = f"""{FITTING}
SELECT fitting.*, count(*) OVER () AS number,
(SELECT count(*) FROM fitting) AS fitting
FROM fitting WHERE evidence = 'quoted'
OR report IN (SELECT report FROM cited_subjects WHERE ($4 = '' OR category = $4))
ORDER BY evidence <> 'quoted', place, year DESC, report LIMIT $5 OFFSET $6"""
# Of the reports whose text is here how many were published in time, later, without a day, and how many others
# there are.
TIMELY = f"""{FITTING}
SELECT CASE WHEN evidence <> 'quoted' THEN '{WITHOUT_TEXT}' WHEN published = '' THEN '{NOT_SHOWN}'
WHEN published < CAST(year + 1 AS VARCHAR) || '{DUE}' THEN '{BEFORE}' ELSE '{AFTER}' END AS what,
count(*) AS number FROM fitting WHERE $4 = '' GROUP BY what ORDER BY what"""
# $1: reports, $2: a category or ''. In one statement what the tables state and what only the text speaks of.
CELLS = """SELECT said.report, said.indicator, said.id, said.stated, said.status,
said.value IS NOT NULL AS has_value, '' AS alias
FROM observations AS said JOIN indicators AS indicator ON indicator.id = said.indicator
WHERE said.is_own AND list_contains($1, said.report) AND ($2 = '' OR indicator.category = $2)
UNION ALL SELECT own.report, own.indicator, '', '', 'spoken', FALSE, own.alias
FROM spoken AS own JOIN indicators AS indicator ON indicator.id = own.indicator
WHERE list_contains($1, own.report) AND ($2 = '' OR indicator.category = $2)
ORDER BY report, indicator, status, id, alias"""
# What can be chosen: `what` tells kinds, provinces, years and categories apart; number: how many reports, of
# a category how many figures and claims.
CHOICES = f"""{TOPS}, own AS (SELECT tops.top, report.year, report.evidence, {KIND} AS kind
FROM reports AS report JOIN places AS place ON place.id = report.place JOIN tops ON tops.id = place.id)
SELECT 'kind' AS what, kind AS id, '' AS name_zh, '' AS name_en, count(*) AS number, 0 AS "order"
FROM own GROUP BY kind
UNION ALL SELECT 'kind', 'quoted', '', '', count(*), 0 FROM own WHERE evidence = 'quoted'
UNION ALL SELECT 'province', top.id, top.name_zh, top.name_en, count(*), 0
FROM own JOIN places AS top ON top.id = own.top GROUP BY top.id, top.name_zh, top.name_en
UNION ALL SELECT 'year', CAST(year AS VARCHAR), '', '', count(*), -year FROM own GROUP BY year
UNION ALL SELECT 'category', category.id, category.name_zh, category.name_en,
count(said.report) FILTER (WHERE said.status = 'reported'), category."order"
FROM categories AS category LEFT JOIN indicators AS indicator ON indicator.category = category.id
LEFT JOIN observations AS said ON said.indicator = indicator.id
GROUP BY category.id, category.name_zh, category.name_en, category."order" ORDER BY what, "order", id"""
