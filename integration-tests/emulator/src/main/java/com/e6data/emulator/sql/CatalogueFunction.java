package com.e6data.emulator.sql;

import com.e6data.emulator.functions.FunctionSpec;
import java.util.List;
import java.util.Set;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.util.Optionality;

/** Operators made from the rows of the function catalogue. */
final class CatalogueFunction {

    /** Names whose operators the validator looks up by kind as well, because the parser makes its own ones. */
    private static final Set<String> KINDS = Set.of(
            "COALESCE",
            "POSITION",
            "FLOOR",
            "CEIL",
            "SUM",
            "MIN",
            "MAX",
            "AVG",
            "LISTAGG",
            "STRING_AGG",
            "ARRAY_AGG",
            "ANY_VALUE",
            "PERCENTILE_CONT",
            "PERCENTILE_DISC");

    private static final Set<String> ORDERED = Set.of("LISTAGG", "STRING_AGG", "ARRAY_AGG", "COLLECT_LIST");
    private static final Set<String> ORDER_NEEDED = Set.of("PERCENTILE_CONT", "PERCENTILE_DISC", "MODE");

    private CatalogueFunction() {}

    /** The operator of a name; {@code specs} are all rows of it. */
    static SqlOperator of(List<FunctionSpec> specs) {
        return specs.get(0).kind() == FunctionSpec.Kind.AGGREGATE ? new Aggregate(specs) : new Scalar(specs);
    }

    /** Row for a number of arguments, or null when the operator is not from the catalogue. */
    static FunctionSpec spec(SqlOperator operator, int arguments) {
        List<FunctionSpec> specs = operator instanceof Scalar scalar
                ? scalar.specs
                : operator instanceof Aggregate aggregate ? aggregate.specs : List.of();
        return specs.stream()
                .filter(s -> s.minArgs() <= arguments && arguments <= s.maxArgs())
                .findFirst()
                .orElse(null);
    }

    private static SqlKind kind(String name) {
        return KINDS.contains(name) ? SqlKind.valueOf(name) : SqlKind.OTHER_FUNCTION;
    }

    private static final class Scalar extends SqlFunction {
        private final transient List<FunctionSpec> specs;

        Scalar(List<FunctionSpec> specs) {
            super(
                    specs.get(0).name(),
                    kind(specs.get(0).name()),
                    new ReturnRule(specs),
                    null,
                    new ArgumentCheck(specs),
                    SqlFunctionCategory.SYSTEM);
            this.specs = specs;
        }
    }

    private static final class Aggregate extends SqlAggFunction {
        private final transient List<FunctionSpec> specs;

        Aggregate(List<FunctionSpec> specs) {
            super(
                    specs.get(0).name(),
                    null,
                    kind(specs.get(0).name()),
                    new ReturnRule(specs),
                    null,
                    new ArgumentCheck(specs),
                    SqlFunctionCategory.SYSTEM,
                    false,
                    false,
                    order(specs.get(0).name()));
            this.specs = specs;
        }

        private static Optionality order(String name) {
            if (ORDER_NEEDED.contains(name)) {
                return Optionality.MANDATORY;
            }
            return ORDERED.contains(name) ? Optionality.OPTIONAL : Optionality.FORBIDDEN;
        }
    }
}
