"""The statements that a comparison asks the store."""

# A figure that stands alone has nothing to be compared with.
OFFERED = """SELECT own.id, counted.places, counted.figures, own.category, own.unit, own.kind, own.short_zh,
own.short_en, own.name_zh, own.name_en, subject.name_zh AS category_zh, subject.name_en AS category_en
FROM stated_by AS counted JOIN indicators AS own ON own.id = counted.indicator
JOIN categories AS subject ON subject.id = own.category
WHERE counted.figures > 1 AND own.kind IN ({kinds})
ORDER BY subject."order", own.file_line, own.id"""
# Of each indicator the level and year with most places; of equals the newest year.
CROWDED = """WITH best AS (SELECT crowd.*, row_number() OVER (PARTITION BY crowd.indicator
ORDER BY crowd.places DESC, crowd.year DESC, crowd.level) AS nth FROM crowds AS crowd)
SELECT best.indicator AS id, best.year, best.level, best.places, own.short_zh, own.short_en, own.name_zh,
own.name_en FROM best JOIN indicators AS own ON own.id = best.indicator
WHERE best.nth = 1 AND best.places >= {fewest} AND own.kind IN ({kinds})
ORDER BY best.places DESC, best.year DESC, best.indicator LIMIT {most}"""
HELD = """SELECT own.report, own.id, own.year, own.period, own.value, own.qualifier, own.scope_zh AS scope,
report.title, report.url, report.place
FROM observations AS own JOIN reports AS report ON report.report = own.report
WHERE own.status = 'reported' AND own.indicator = ?
ORDER BY report.place, own.year, own.report, own.file_line"""
# Each place with a report, and the one at the top of those that it lies in: `up` climbs until there is no
# parent. Apart from HELD, which would say it again for each figure.
HOLDERS = """WITH RECURSIVE up AS (SELECT place.id AS place, place.id AS at, place.parent FROM places AS place
WHERE place.id IN (SELECT place FROM reports)
UNION ALL SELECT up.place, own.id, own.parent FROM up JOIN places AS own ON own.id = up.parent
WHERE up.parent <> '')
SELECT place.id AS place, place.name_zh, place.name_en, place.pinyin, place.level, place.body, place.parent,
top.id AS province, top.name_zh AS province_zh, top.name_en AS province_en
FROM up JOIN places AS place ON place.id = up.place JOIN places AS top ON top.id = up.at
WHERE up.parent IS NULL OR up.parent = '' ORDER BY place.id"""
NAMES = """SELECT id, name_zh, name_en, level, body, COALESCE(parent, '') AS parent FROM places
WHERE id IN ({marks})"""
# What is counted in the same unit of the same subject stands nearest to an indicator that a place lacks: of
# each place the newest figure of the nearest.
NEAR = """SELECT report, id, indicator FROM (SELECT said.report, said.id, said.indicator, row_number() OVER (
PARTITION BY report.place
ORDER BY abs(other.file_line - own.file_line), said.year DESC, said.file_line) AS nth
FROM indicators AS own JOIN indicators AS other
ON other.category = own.category AND other.unit = own.unit AND other.kind = own.kind AND other.id <> own.id
JOIN observations AS said ON said.indicator = other.id AND said.status = 'reported'
JOIN reports AS report ON report.report = said.report
WHERE own.id = ? AND report.place IN ({marks})) AS ranked WHERE ranked.nth = 1"""
