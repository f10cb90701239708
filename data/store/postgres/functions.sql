-- What the statements ask that PostgreSQL has not, as sqlglot calls it; each gives what DuckDB gives.

CREATE FUNCTION contains(line text, word text) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
AS $$ SELECT position(word IN line) > 0 $$;

CREATE FUNCTION split(line text, between_them text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
AS $$ SELECT string_to_array(line, nullif(between_them, '')) $$;

CREATE FUNCTION list_intersect(one text[], other text[]) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
AS $$ SELECT ARRAY(SELECT unnest(one) INTERSECT SELECT unnest(other)) $$;

CREATE FUNCTION length(list text[]) RETURNS bigint LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
AS $$ SELECT cardinality(list)::bigint $$;

CREATE FUNCTION round(number double precision, digits integer) RETURNS double precision
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
AS $$ SELECT round(number::numeric, digits)::double precision $$;

-- What both have within half the longer, by characters, and how often that stands in another order.
CREATE FUNCTION jaro(ours text[], theirs text[]) RETURNS double precision
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
AS $$
DECLARE
  many integer := cardinality(ours);
  more integer := cardinality(theirs);
  far integer := greatest(greatest(many, more) / 2 - 1, 0);
  taken boolean[] := array_fill(false, ARRAY[more]);
  found text[] := '{}';
  common double precision;
  swapped integer := 0;
  at integer := 0;
BEGIN
  FOR i IN 1 .. many LOOP
    FOR j IN greatest(1, i - far) .. least(more, i + far) LOOP
      IF NOT taken[j] AND ours[i] = theirs[j] THEN
        taken[j] := true;
        found := found || ours[i];
        EXIT;
      END IF;
    END LOOP;
  END LOOP;
  common := cardinality(found);
  IF common = 0 THEN RETURN 0; END IF;
  FOR j IN 1 .. more LOOP
    IF taken[j] THEN
      at := at + 1;
      IF theirs[j] <> found[at] THEN swapped := swapped + 1; END IF;
    END IF;
  END LOOP;
  RETURN (common / many + common / more + (common - swapped / 2) / common) / 3.0;
END $$;

CREATE FUNCTION jarowinkler_similarity(one text, other text) RETURNS double precision
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
AS $$
DECLARE
  ours text[] := string_to_array(one, NULL);
  theirs text[] := string_to_array(other, NULL);
  alike double precision := jaro(ours, theirs);
  same integer := 0;
BEGIN
  IF alike <= 0.7 THEN RETURN alike; END IF;
  WHILE same < 4 AND ours[same + 1] = theirs[same + 1] LOOP
    same := same + 1;
  END LOOP;
  RETURN alike + same * 0.1::double precision * (1.0 - alike);
END $$;

-- How many characters come, go, change or change places, until one word is the other.
CREATE FUNCTION damerau_levenshtein(one text, other text) RETURNS bigint
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
AS $$
DECLARE
  ours text[] := string_to_array(one, NULL);
  theirs text[] := string_to_array(other, NULL);
  many integer := cardinality(ours);
  more integer := cardinality(theirs);
  wide integer := more + 1;
  -- Of the first i characters of one word and the first j of the other, at i * wide + j + 1.
  apart integer[] := array_fill(0, ARRAY[(many + 1) * wide]);
  before_i integer;
  before_j integer;
  least_apart integer;
BEGIN
  FOR i IN 0 .. many LOOP apart[i * wide + 1] := i; END LOOP;
  FOR j IN 0 .. more LOOP apart[j + 1] := j; END LOOP;
  FOR i IN 1 .. many LOOP
    before_j := 0;
    FOR j IN 1 .. more LOOP
      least_apart := least(
        apart[(i - 1) * wide + j] + (ours[i] <> theirs[j])::integer,
        apart[i * wide + j] + 1,
        apart[(i - 1) * wide + j + 1] + 1
      );
      -- Where this character of the other word stood last in ours.
      before_i := i - 1;
      WHILE before_i > 0 AND ours[before_i] <> theirs[j] LOOP before_i := before_i - 1; END LOOP;
      IF before_i > 0 AND before_j > 0 THEN
        least_apart := least(
          least_apart, apart[(before_i - 1) * wide + before_j] + (i - before_i - 1) + 1 + (j - before_j - 1)
        );
      END IF;
      apart[i * wide + j + 1] := least_apart;
      IF ours[i] = theirs[j] THEN before_j := j; END IF;
    END LOOP;
  END LOOP;
  RETURN apart[many * wide + more + 1];
END $$;
