package com.e6data.hibernate;

import static org.hibernate.query.sqm.produce.function.FunctionParameterType.ANY;
import static org.hibernate.query.sqm.produce.function.FunctionParameterType.BOOLEAN;
import static org.hibernate.query.sqm.produce.function.FunctionParameterType.COMPARABLE;
import static org.hibernate.query.sqm.produce.function.FunctionParameterType.INTEGER;
import static org.hibernate.query.sqm.produce.function.FunctionParameterType.NUMERIC;
import static org.hibernate.query.sqm.produce.function.FunctionParameterType.STRING;
import static org.hibernate.query.sqm.produce.function.FunctionParameterType.TEMPORAL;

import com.e6data.hibernate.FunctionTable.Result;
import java.util.List;

/**
 * HQL function to e6data SQL, a line each (SQL reference 6). A line names the function and its other spellings, the SQL
 * with {@code ?1}, {@code ?2} for the arguments, what comes out and what goes in. Functions that need more than a text
 * are in {@link FunctionTable}.
 */
final class E6dataFunctions {

    private E6dataFunctions() {}

    static void register(FunctionTable table) {
        strings(table);
        regularExpressions(table);
        numbers(table);
        bits(table);
        hashes(table);
        choices(table);
        currentTime(table);
        temporalParts(table);
        temporalArithmetic(table);
        temporalText(table);
        aggregates(table);
        windows(table);
        arrays(table);
        unverified(table);
        refused(table);
    }

    // SQL reference 6.3

    private static void strings(FunctionTable t) {
        t.function("upper ucase").takes(STRING).gives(Result.STRING).sql("upper(?1)");
        t.function("lower lcase").takes(STRING).gives(Result.STRING).sql("lower(?1)");
        t.function("length len char_length character_length")
                .takes(STRING)
                .gives(Result.INTEGER)
                .sql("character_length(?1)");
        t.function("octet_length").takes(STRING).gives(Result.INTEGER).sql("length(to_utf8(?1))");
        t.function("bit_length").takes(STRING).gives(Result.INTEGER).sql("(8 * length(to_utf8(?1)))");
        t.function("substring substr")
                .takes(STRING, INTEGER, INTEGER)
                .gives(Result.STRING)
                .sql("substring(?1,?2)", "substring(?1,?2,?3)");
        t.function("locate")
                .takes(STRING, STRING, INTEGER)
                .gives(Result.INTEGER)
                .sql("locate(?1,?2)", "locate(?1,?2,?3)");
        t.function("charindex")
                .takes(STRING, STRING, INTEGER)
                .gives(Result.INTEGER)
                .sql("charindex(?1,?2)", "charindex(?1,?2,?3)");
        t.function("instr")
                .takes(STRING, STRING, INTEGER, INTEGER)
                .gives(Result.INTEGER)
                .sql("instr(?1,?2)", "instr(?1,?2,?3)", "instr(?1,?2,?3,?4)");
        t.function("strpos").takes(STRING, STRING).gives(Result.INTEGER).sql("strpos(?1,?2)");
        // The order of two-argument LTRIM and RTRIM is disputed: they are never written.
        t.function("ltrim").takes(STRING, STRING).gives(Result.STRING).sql("ltrim(?1)", "trim(leading ?2 from ?1)");
        t.function("rtrim").takes(STRING, STRING).gives(Result.STRING).sql("rtrim(?1)", "trim(trailing ?2 from ?1)");
        t.function("lpad").takes(STRING, INTEGER, STRING).gives(Result.STRING).sql("lpad(?1,?2)", "lpad(?1,?2,?3)");
        t.function("rpad").takes(STRING, INTEGER, STRING).gives(Result.STRING).sql("rpad(?1,?2)", "rpad(?1,?2,?3)");
        t.function("left").takes(STRING, INTEGER).gives(Result.STRING).sql("left(?1,?2)");
        t.function("right").takes(STRING, INTEGER).gives(Result.STRING).sql("right(?1,?2)");
        t.function("replace str_replace")
                .takes(STRING, STRING, STRING)
                .gives(Result.STRING)
                .sql("replace(?1,?2,?3)");
        t.function("repeat replicate")
                .takes(STRING, INTEGER)
                .gives(Result.STRING)
                .sql("repeat(?1,?2)");
        t.function("space").takes(INTEGER).gives(Result.STRING).sql("repeat(' ',?1)");
        t.function("reverse").takes(STRING).gives(Result.STRING).sql("reverse(?1)");
        t.function("insert")
                .takes(STRING, INTEGER, INTEGER, STRING)
                .gives(Result.STRING)
                .sql("(substring(?1,1,?2 - 1) || ?4 || substring(?1,?2 + ?3))");
        t.function("initcap").takes(STRING).gives(Result.STRING).sql("initcap(?1)");
        t.function("ascii").takes(STRING).gives(Result.INTEGER).sql("ascii(?1)");
        t.function("soundex").takes(STRING).gives(Result.STRING).sql("soundex(?1)");
        t.function("levenshtein").takes(STRING, STRING).gives(Result.INTEGER).sql("levenshtein(?1,?2)");
        t.function("split_part")
                .takes(STRING, STRING, INTEGER)
                .gives(Result.STRING)
                .sql("split_part(?1,?2,?3)");
        t.function("starts_with startswith")
                .takes(STRING, STRING)
                .gives(Result.BOOLEAN)
                .sql("starts_with(?1,?2)");
        t.function("ends_with endswith")
                .takes(STRING, STRING)
                .gives(Result.BOOLEAN)
                .sql("ends_with(?1,?2)");
        t.function("contains_substr")
                .takes(STRING, STRING)
                .gives(Result.BOOLEAN)
                .sql("contains_substr(?1,?2)");
        t.function("concat_ws").takes(STRING, STRING).gives(Result.STRING).calls("concat_ws", 2);
    }

    // SQL reference 5.6; regexp_like with its flags is in FunctionTable

    private static void regularExpressions(FunctionTable t) {
        t.function("regexp_replace")
                .takes(STRING, STRING, STRING)
                .gives(Result.STRING)
                .sql("regexp_replace(?1,?2)", "regexp_replace(?1,?2,?3)");
        t.function("regexp_extract")
                .takes(STRING, STRING, INTEGER)
                .gives(Result.STRING)
                .sql("regexp_extract(?1,?2)", "regexp_extract(?1,?2,?3)");
        t.function("regexp_count").takes(STRING, STRING).gives(Result.LONG).sql("regexp_count(?1,?2)");
        t.function("regexp_contains")
                .takes(STRING, STRING)
                .gives(Result.BOOLEAN)
                .sql("regexp_contains(?1,?2)");
    }

    // SQL reference 6.4

    private static void numbers(FunctionTable t) {
        t.function("abs").takes(NUMERIC).gives(Result.FIRST).sql("abs(?1)");
        t.function("sign").takes(NUMERIC).gives(Result.INTEGER).sql("sign(?1)");
        t.function("sqrt").takes(NUMERIC).gives(Result.DOUBLE).sql("sqrt(?1)");
        t.function("cbrt").takes(NUMERIC).gives(Result.DOUBLE).sql("cbrt(?1)");
        t.function("exp").takes(NUMERIC).gives(Result.DOUBLE).sql("exp(?1)");
        t.function("ln").takes(NUMERIC).gives(Result.DOUBLE).sql("ln(?1)");
        t.function("log").takes(NUMERIC, NUMERIC).gives(Result.DOUBLE).sql("ln(?1)", "log(?1,?2)");
        t.function("log10").takes(NUMERIC).gives(Result.DOUBLE).sql("log10(?1)");
        t.function("log2").takes(NUMERIC).gives(Result.DOUBLE).sql("log2(?1)");
        t.function("power pow").takes(NUMERIC, NUMERIC).gives(Result.DOUBLE).sql("power(?1,?2)");
        t.function("ceiling ceil").takes(NUMERIC).gives(Result.FIRST).sql("ceil(?1)");
        t.function("floor").takes(NUMERIC).gives(Result.FIRST).sql("floor(?1)");
        t.function("round").takes(NUMERIC, INTEGER).gives(Result.FIRST).sql("round(?1)", "round(?1,?2)");
        t.function("pi").gives(Result.DOUBLE).sql("pi()");
        for (var name : List.of(
                "sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh", "asinh", "acosh", "atanh", "cot",
                "degrees", "radians", "square")) {
            t.function(name).takes(NUMERIC).gives(Result.DOUBLE).sql(name + "(?1)");
        }
        t.function("atan2").takes(NUMERIC, NUMERIC).gives(Result.DOUBLE).sql("atan2(?1,?2)");
        t.function("rand random").takes(INTEGER).gives(Result.DOUBLE).sql("rand()", "rand(?1)");
        t.function("width_bucket")
                .takes(NUMERIC, NUMERIC, NUMERIC, INTEGER)
                .gives(Result.INTEGER)
                .sql("width_bucket(?1,?2,?3,?4)");
        t.function("factorial").takes(INTEGER).gives(Result.LONG).sql("factorial(?1)");
        t.function("try_divide").takes(NUMERIC, NUMERIC).gives(Result.DOUBLE).sql("try_divide(?1,?2)");
    }

    private static void bits(FunctionTable t) {
        t.function("bitand bin_and").takes(INTEGER, INTEGER).gives(Result.FIRST).sql("bitwise_and(?1,?2)");
        t.function("bitor bin_or").takes(INTEGER, INTEGER).gives(Result.FIRST).sql("bitwise_or(?1,?2)");
        t.function("bitxor bin_xor").takes(INTEGER, INTEGER).gives(Result.FIRST).sql("bitwise_xor(?1,?2)");
        t.function("bitnot bin_not bit_not").takes(INTEGER).gives(Result.FIRST).sql("bitwise_not(?1)");
    }

    // SQL reference 5.16

    private static void hashes(FunctionTable t) {
        t.function("md5").takes(STRING).gives(Result.STRING).sql("md5(?1)");
        t.function("sha sha1").takes(STRING).gives(Result.STRING).sql("sha1(?1)");
        t.function("sha256").takes(STRING).gives(Result.STRING).sql("sha256(?1)");
        t.function("sha512").takes(STRING).gives(Result.STRING).sql("sha512(?1)");
        t.function("crc32").takes(STRING).gives(Result.LONG).sql("crc32(?1)");
        t.function("hex to_hex").takes(ANY).gives(Result.STRING).sql("to_hex(?1)");
    }

    // SQL reference 6.2

    private static void choices(FunctionTable t) {
        t.function("coalesce").takes(ANY).gives(Result.COMMON).callsSharingType("coalesce", 1);
        t.function("ifnull nvl").takes(ANY, ANY).gives(Result.COMMON).sqlSharingType("coalesce(?1,?2)");
        t.function("nullif").takes(COMPARABLE, COMPARABLE).gives(Result.FIRST).sqlSharingType("nullif(?1,?2)");
        t.function("least").takes(COMPARABLE).gives(Result.COMMON).callsSharingType("least", 2);
        t.function("greatest").takes(COMPARABLE).gives(Result.COMMON).callsSharingType("greatest", 2);
    }

    // SQL reference 6.5

    private static void currentTime(FunctionTable t) {
        t.function("curdate").gives(Result.DATE).sql("current_date");
        t.function("utc_date current_utcdate").gives(Result.DATE).sql("current_date('UTC')");
        t.function("now sysdate systimestamp localtimestamp")
                .gives(Result.TIMESTAMP)
                .sql("current_timestamp");
        t.function("utc_timestamp current_utctimestamp").gives(Result.TIMESTAMP).sql("current_timestamp('UTC')");
    }

    private static void temporalParts(FunctionTable t) {
        t.function("dayofmonth day_of_month")
                .takes(TEMPORAL)
                .gives(Result.INTEGER)
                .sql("extract(day from ?1)");
        t.function("dayofweek day_of_week")
                .takes(TEMPORAL)
                .gives(Result.INTEGER)
                .sql(dayOfWeek("?1"));
        t.function("dayofyear day_of_year")
                .takes(TEMPORAL)
                .gives(Result.INTEGER)
                .sql("extract(doy from ?1)");
        t.function("weekofyear").takes(TEMPORAL).gives(Result.INTEGER).sql("weekiso(?1)");
        t.function("microsecond").takes(TEMPORAL).gives(Result.LONG).sql("(extract(second from ?1) * 1000000)");
        t.function("datepart").takes(STRING, TEMPORAL).gives(Result.INTEGER).sql("datepart(?1,?2)");
        t.function("date_trunc datetrunc")
                .takes(STRING, TEMPORAL)
                .gives(Result.SECOND)
                .sql("date_trunc(?1,?2)");
        t.function("last_day eomonth").takes(TEMPORAL).gives(Result.DATE).sql("last_day(?1)");
        t.function("dayname").takes(TEMPORAL).gives(Result.STRING).sql("dayname(?1)");
        t.function("monthname").takes(TEMPORAL).gives(Result.STRING).sql("to_char(cast(?1 as timestamp),'MMMM')");
        t.function("timestamp").takes(ANY).gives(Result.TIMESTAMP).sql("cast(?1 as timestamp)");
    }

    /** The engine counts from Monday, HQL from Sunday. */
    static String dayOfWeek(String argument) {
        return "cast(mod(extract(dow from " + argument + "),7) + 1 as int)";
    }

    private static void temporalArithmetic(FunctionTable t) {
        for (var unit : List.of("year", "month", "day")) {
            t.function("add_" + unit + "s")
                    .takes(TEMPORAL, INTEGER)
                    .gives(Result.FIRST)
                    .sql("timestamp_add('" + unit + "',?2,?1)");
        }
        for (var unit : List.of("hour", "minute", "second")) {
            t.function("add_" + unit + "s")
                    .takes(TEMPORAL, INTEGER)
                    .gives(Result.TIMESTAMP)
                    .sql("timestamp_add('" + unit + "',?2,cast(?1 as timestamp))");
        }
        for (var unit : List.of("year", "month", "day", "hour", "minute", "second")) {
            t.function(unit + "s_between")
                    .takes(TEMPORAL, TEMPORAL)
                    .gives(Result.LONG)
                    .sql("timestamp_diff(cast(?2 as timestamp),cast(?1 as timestamp),'" + unit + "')");
        }
        t.function("adddate").takes(TEMPORAL, INTEGER).gives(Result.FIRST).sql("timestamp_add('day',?2,?1)");
        t.function("subdate").takes(TEMPORAL, INTEGER).gives(Result.FIRST).sql("timestamp_add('day',-(?2),?1)");
        t.function("addtime")
                .takes(TEMPORAL, INTEGER)
                .gives(Result.FIRST)
                .sql("timestamp_add('second',?2,cast(?1 as timestamp))");
        t.function("subtime")
                .takes(TEMPORAL, INTEGER)
                .gives(Result.FIRST)
                .sql("timestamp_add('second',-(?2),cast(?1 as timestamp))");
    }

    private static void temporalText(FunctionTable t) {
        t.function("to_char").takes(ANY, STRING).gives(Result.STRING).sql("to_char(?1)", "to_char(?1,?2)");
        t.function("to_date").takes(STRING, STRING).gives(Result.DATE).sql("to_date(?1)", "to_date(?1,?2)");
        t.function("to_timestamp")
                .takes(STRING, STRING)
                .gives(Result.TIMESTAMP)
                .sql("to_timestamp(?1)", "to_timestamp(?1,?2)");
        t.function("to_number")
                .takes(STRING, STRING)
                .gives(Result.DOUBLE)
                .sql("cast(?1 as double)", "to_number(?1,?2)");
    }

    // SQL reference 6.6; count, sum, avg, min, max are Hibernate's, every and any too

    private static void aggregates(FunctionTable t) {
        t.aggregate("stddev stddev_samp stdev")
                .takes(NUMERIC)
                .gives(Result.DOUBLE)
                .sql("stddev_samp(?1)");
        t.aggregate("stddev_pop stdevp").takes(NUMERIC).gives(Result.DOUBLE).sql("stddev_pop(?1)");
        t.aggregate("var_samp variance var variance_samp")
                .takes(NUMERIC)
                .gives(Result.DOUBLE)
                .sql("var_samp(?1)");
        t.aggregate("var_pop varp")
                .takes(NUMERIC)
                .gives(Result.DOUBLE)
                .sql("((sum(power(?1,2)) - power(sum(?1),2) / count(?1)) / nullif(count(?1),0))");
        t.aggregate("corr").takes(NUMERIC, NUMERIC).gives(Result.DOUBLE).sql("corr(?1,?2)");
        t.aggregate("covar_pop").takes(NUMERIC, NUMERIC).gives(Result.DOUBLE).sql("covar_pop(?1,?2)");
        t.aggregate("covar_samp").takes(NUMERIC, NUMERIC).gives(Result.DOUBLE).sql("covar_samp(?1,?2)");
        t.aggregate("median")
                .takes(NUMERIC)
                .gives(Result.DOUBLE)
                .sql("percentile_cont(0.5) within group (order by ?1)");
        t.aggregate("string_agg").takes(STRING, STRING).gives(Result.STRING).sql("string_agg(?1,?2)");
        t.aggregate("max_by").takes(ANY, COMPARABLE).gives(Result.FIRST).sql("max_by(?1,?2)");
        t.aggregate("min_by").takes(ANY, COMPARABLE).gives(Result.FIRST).sql("min_by(?1,?2)");
        t.aggregate("any_value").takes(ANY).gives(Result.FIRST).sql("any_value(?1)");
        t.aggregate("approx_count_distinct").takes(ANY).gives(Result.LONG).sql("approx_count_distinct(?1)");
        t.aggregate("approx_percentile")
                .takes(NUMERIC, NUMERIC)
                .gives(Result.FIRST)
                .sql("approx_percentile(?1,?2)");
        t.aggregate("count_if").takes(BOOLEAN).gives(Result.LONG).sql("count_if(?1)");
    }

    // SQL reference 6.7

    private static void windows(FunctionTable t) {
        t.window("row_number", Result.LONG, 0, 0);
        t.window("ntile", Result.INTEGER, 1, 1, INTEGER);
        t.window("lag", Result.FIRST, 1, 3, ANY, INTEGER, ANY);
        t.window("lead", Result.FIRST, 1, 3, ANY, INTEGER, ANY);
        t.window("first_value", Result.FIRST, 1, 1, ANY);
        t.window("last_value", Result.FIRST, 1, 1, ANY);
        t.rank("rank", Result.LONG);
        t.rank("dense_rank", Result.LONG);
        t.rank(RankFunction.PERCENT_RANK, Result.DOUBLE);
    }

    // SQL reference 6.8

    private static void arrays(FunctionTable t) {
        t.function("array_length cardinality").takes(ANY).gives(Result.INTEGER).sql("size(?1)");
        t.function("array_position").takes(ANY, ANY).gives(Result.INTEGER).sql("coalesce(array_position(?2,?1),0)");
        t.function("array_contains").takes(ANY, ANY).gives(Result.BOOLEAN).sql("array_contains(?1,?2)");
        t.function("array_contains_nullable")
                .takes(ANY, ANY)
                .gives(Result.BOOLEAN)
                .sql("(array_contains(?1,?2) or ?2 is null and size(array_compact(?1)) < size(?1))");
        t.function("array_includes")
                .takes(ANY, ANY)
                .gives(Result.BOOLEAN)
                .sql("all_match(?2,x -> array_contains(?1,x))");
        t.function("array_intersects array_overlaps")
                .takes(ANY, ANY)
                .gives(Result.BOOLEAN)
                .sql("arrays_overlap(?1,?2)");
        t.function("array_concat").takes(ANY, ANY).gives(Result.FIRST).calls("array_concat", 2);
        t.function("array_append").takes(ANY, ANY).gives(Result.FIRST).sql("array_append(?1,?2)");
        t.function("array_prepend").takes(ANY, ANY).gives(Result.SECOND).sql("array_prepend(?2,?1)");
        t.function("array_remove").takes(ANY, ANY).gives(Result.FIRST).sql("filter_array(?1,e -> e <> ?2)");
        t.function("array_replace")
                .takes(ANY, ANY, ANY)
                .gives(Result.FIRST)
                .sql("transform(?1,e -> case when e = ?2 then ?3 else e end)");
        t.function("array_slice")
                .takes(ANY, INTEGER, INTEGER)
                .gives(Result.FIRST)
                .sql("slice(?1,?2,?3 - ?2 + 1)");
        t.function("array_trim").takes(ANY, INTEGER).gives(Result.FIRST).sql("slice(?1,1,size(?1) - ?2)");
        t.function("array_sort")
                .takes(ANY, BOOLEAN, BOOLEAN)
                .gives(Result.FIRST)
                .sql("array_sort(?1)", "array_sort(?1,not ?2)", "array_sort(?1,not ?2,?3)");
        t.function("array_to_string")
                .takes(ANY, STRING, STRING)
                .gives(Result.STRING)
                .sql("array_to_string(?1,?2)", "array_join(?1,?2,?3)");
    }

    // Only stock Calcite knows these (SQL reference 5.20)

    private static void unverified(FunctionTable t) {
        t.unverified("use a literal")
                .function("char chr")
                .takes(INTEGER)
                .gives(Result.STRING)
                .sql("chr(?1)");
        t.unverified("")
                .aggregate("regr_count")
                .takes(NUMERIC, NUMERIC)
                .gives(Result.LONG)
                .sql("regr_count(?1,?2)");
        t.unverified("")
                .aggregate("regr_sxx")
                .takes(NUMERIC, NUMERIC)
                .gives(Result.DOUBLE)
                .sql("regr_sxx(?1,?2)");
        t.unverified("")
                .aggregate("regr_syy")
                .takes(NUMERIC, NUMERIC)
                .gives(Result.DOUBLE)
                .sql("regr_syy(?1,?2)");
        t.unverified("use row_number in a subquery").window("nth_value", Result.FIRST, 2, 2, ANY, INTEGER);
        t.unverified("use rank() and count(*) over windows").rank("cume_dist", Result.DOUBLE);
        t.unverified("")
                .function("array_reverse")
                .takes(ANY)
                .gives(Result.FIRST)
                .sql("array_reverse(?1)");
        t.unverified("bitand(a, b) combines two values")
                .aggregate("bit_and")
                .takes(INTEGER)
                .gives(Result.FIRST)
                .sql("bit_and(?1)");
        t.unverified("bitor(a, b) combines two values")
                .aggregate("bit_or")
                .takes(INTEGER)
                .gives(Result.FIRST)
                .sql("bit_or(?1)");
        t.unverified("bitxor(a, b) combines two values")
                .aggregate("bit_xor")
                .takes(INTEGER)
                .gives(Result.FIRST)
                .sql("bit_xor(?1)");
        t.unverified("")
                .function("json_set")
                .takes(ANY, STRING, ANY)
                .gives(Result.STRING)
                .sql("json_set(?1,?2,?3)");
        t.unverified("")
                .function("json_insert")
                .takes(ANY, STRING, ANY)
                .gives(Result.STRING)
                .sql("json_insert(?1,?2,?3)");
        t.unverified("")
                .function("json_replace")
                .takes(ANY, STRING, ANY)
                .gives(Result.STRING)
                .sql("json_replace(?1,?2,?3)");
        t.unverified("")
                .function("json_remove")
                .takes(ANY, STRING)
                .gives(Result.STRING)
                .sql("json_remove(?1,?2)");
    }

    private static void refused(FunctionTable t) {
        t.refused("collate", "compare upper() or lower() of both sides");
        t.refused("translate", "nest replace() calls");
        t.refused(
                "current_time 'current time' local_time 'local time' localtime curtime utc_time current_utctime time",
                "there is no time type; use format(local datetime as 'HH:mm:ss')");
        t.refused("datename last_date", "use format(d as 'pattern') or last_day(d)");
        t.refused(
                "makedate make_date maketime make_time make_timestamp make_timestamptz",
                "write a literal or cast a string");
        t.refusedAggregates(
                "regr_avgx regr_avgy regr_intercept regr_r2 regr_slope regr_sxy", "use corr() or covar_samp()");
        t.refusedOrderedSets("percentile_disc", "use percentile_cont");
        t.refusedOrderedSets("mode", "count and order in a subquery");
        t.refused("rownum rowid groupby_num orderby_num inst_num", "use row_number() over (order by ..)");
        t.refused("array_positions array_positions_list", "use array_position()");
        t.refused("array_includes_nullable", "use array_includes()");
        t.refused("array_intersects_nullable array_overlaps_nullable", "use array_intersects()");
        t.refused("array_set array_remove_index array_fill array_fill_list", "build the array in the application");
        t.refused("json_mergepatch json_array_append json_array_insert", "change the document in the application");
        t.refusedOrderedSets("json_arrayagg", "collect the values with collect_list(x)");
        t.refusedAggregates("json_objectagg", "collect keys and values in two listagg() columns");
        t.refused("xmlelement xmlforest xmlconcat xmlcomment xmlpi xmlquery xmlexists", "there is no XML type");
        t.refusedOrderedSets("xmlagg", "there is no XML type");
        t.refusedInFrom("unnest generate_series", "use a native query");
        t.refusedInFrom("json_table", "use json_value() columns");
        t.refusedInFrom("xmltable", "there is no XML type");
    }
}
