"""What the store is asked for what changed here: the statements of `changed`."""

# Each decision once: the cells of one row that were corrected on one day for one reason are one entry.
# Reports that are not served have their own row in their folder alone, hence `held`. A restoration that
# follows no removal put a corrected copy aside.
EVENTS = """WITH held AS (SELECT unnest($1::VARCHAR[]) AS report, unnest($2::VARCHAR[]) AS place,
unnest($3::VARCHAR[]) AS year, unnest($4::VARCHAR[]) AS title, unnest($5::VARCHAR[]) AS title_en),
events AS (
SELECT added AS date, 'added' AS what, report, '' AS "table", '' AS "row", '' AS reason, file_line AS line
FROM reports WHERE added <> ''
UNION ALL SELECT date, 'corrected', report, "table", "row", reason, max(file_line) FROM changes
GROUP BY date, report, "table", "row", reason
UNION ALL SELECT date, CASE WHEN verb = 'remove' THEN 'removed'
WHEN COALESCE(lag(verb) OVER (PARTITION BY report ORDER BY file_line), '') = 'remove' THEN 'restored'
ELSE 'as_shipped' END, report, '', '', reason, file_line FROM removals),
told AS (SELECT events.*, own.report IS NOT NULL AS is_served,
COALESCE(own.place, held.place, '') AS place, COALESCE(CAST(own.year AS VARCHAR), held.year, '') AS year,
COALESCE(own.title, held.title, '') AS title, COALESCE(own.title_en, held.title_en, '') AS title_en
FROM events LEFT JOIN reports AS own ON own.report = events.report
LEFT JOIN held ON held.report = events.report)
SELECT told.*, COALESCE(place.name_zh, '') AS place_zh, COALESCE(place.name_en, '') AS place_en,
COALESCE(own.evidence, '') AS evidence, COALESCE(figure.indicator, '') AS indicator
FROM told LEFT JOIN places AS place ON place.id = told.place
LEFT JOIN reports AS own ON own.report = told.report
LEFT JOIN observations AS figure
ON told."table" = 'observations' AND figure.report = told.report AND figure.id = told."row"
WHERE {condition}"""
COUNTS = "SELECT what, count(*) AS number FROM ({events}) AS found GROUP BY what"
# Of one day what was decided stands before what was brought in; of one report the row written last is first.
PAGE = """SELECT * FROM ({events}) AS found
ORDER BY date DESC, what = 'added', report, line DESC, what LIMIT {limit} OFFSET {offset}"""
CELLS = """SELECT own.report, own.date, own."table", own."row", own."column", own.old, own.new, own.reason
FROM changes AS own WHERE own.report IN (SELECT unnest(CAST(? AS VARCHAR[]))) AND own.date BETWEEN ? AND ?
ORDER BY own.date DESC, own.file_line DESC, own.report"""
INDICATORS = """SELECT id, short_zh, short_en FROM indicators
WHERE id IN (SELECT unnest(CAST(? AS VARCHAR[]))) ORDER BY file_line, id"""
# What it takes to put a corrected figure into words; what was corrected in it since stands beside it.
FIGURES = """SELECT own.report, own.id, own.value, own.qualifier, own.extent, own.stated, own.status,
own.corrected, own.indicator, indicator.kind, unit.zh AS unit_zh, unit.en_one AS unit_en_one,
unit.en_many AS unit_en_many
FROM observations AS own JOIN indicators AS indicator ON indicator.id = own.indicator
LEFT JOIN units AS unit ON unit.id = indicator.unit
JOIN (SELECT unnest(CAST(? AS VARCHAR[])) AS report, unnest(CAST(? AS VARCHAR[])) AS id) AS asked
ON asked.report = own.report AND asked.id = own.id ORDER BY own.report, own.id"""
OF_WHAT = """SELECT 'report' AS what, report AS id, title AS name_zh, title_en AS name_en FROM reports
WHERE report = $1 UNION ALL SELECT 'place', id, name_zh, name_en FROM places WHERE id = $2"""
