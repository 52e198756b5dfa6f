package com.e6data.emulator.sql;

import com.e6data.emulator.functions.FunctionSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelectKeyword;
import org.apache.calcite.sql.SqlWindow;

/** Prints aggregates and window functions with their FILTER, WITHIN GROUP and OVER clauses. */
final class AggregatePrinter {

    private final PrintContext context;
    private final ExpressionPrinter expressions;
    private final CallPrinter calls;

    AggregatePrinter(PrintContext context, ExpressionPrinter expressions) {
        this.context = context;
        this.expressions = expressions;
        this.calls = new CallPrinter(context, expressions);
    }

    /** An aggregate call without the operators around it. */
    private static final class Parts {
        SqlCall call;
        SqlNode filter;
        SqlNodeList order;
        SqlNode window;
        String nulls = "";
    }

    String print(SqlCall outer) {
        Parts parts = parts(outer);
        SqlCall call = parts.call;
        if (call.getKind() == SqlKind.GROUPING) {
            // Without grouping sets every key is grouped; with them GroupingSets has put a substitute.
            return "CAST(0 AS BIGINT)";
        }
        FunctionSpec spec = CatalogueFunction.spec(call.getOperator(), call.operandCount());
        if (spec == null) {
            return standard(parts);
        }
        CallPrinter.refuseMissing(spec, call.getParserPosition());
        List<String> arguments = calls.arguments(call, spec);
        String suffix = filter(parts) + parts.nulls + over(parts);
        if (parts.order != null) {
            if ("ARRAY_AGG".equals(spec.sameCall())) {
                int last = arguments.size() - 1;
                arguments.set(last, arguments.get(last) + " ORDER BY " + order(parts.order));
            } else {
                suffix = " WITHIN GROUP (ORDER BY " + order(parts.order) + ")" + suffix;
            }
        }
        RelDataType type = context.type(call);
        String text = calls.fill(spec, arguments, distinct(call), suffix, type);
        // H2 sums integers as BIGINT, for one; the catalogue says which type the engine has.
        boolean typed = spec.sameCall() != null
                && !spec.returns().startsWith("arg")
                && !spec.returns().startsWith("array");
        return typed && type != null ? "CAST(" + text + " AS " + H2Types.name(type) + ")" : text;
    }

    private static Parts parts(SqlCall outer) {
        var parts = new Parts();
        SqlNode node = outer;
        while (parts.call == null) {
            var call = (SqlCall) node;
            switch (call.getKind()) {
                case OVER -> {
                    parts.window = call.operand(1);
                    node = call.operand(0);
                }
                case FILTER -> {
                    parts.filter = call.operand(1);
                    node = call.operand(0);
                }
                case WITHIN_GROUP -> {
                    parts.order = call.operand(1);
                    node = call.operand(0);
                }
                case RESPECT_NULLS -> {
                    parts.nulls = " RESPECT NULLS";
                    node = call.operand(0);
                }
                case IGNORE_NULLS -> {
                    parts.nulls = " IGNORE NULLS";
                    node = call.operand(0);
                }
                default -> parts.call = call;
            }
        }
        return parts;
    }

    private String standard(Parts parts) {
        SqlCall call = parts.call;
        String suffix = filter(parts) + parts.nulls + over(parts);
        String name = call.getOperator().getName();
        switch (name) {
            case "COUNT" -> {
                return count(parts);
            }
            case "ROW_NUMBER",
                    "RANK",
                    "DENSE_RANK",
                    "PERCENT_RANK",
                    "CUME_DIST",
                    "NTILE",
                    "LEAD",
                    "LAG",
                    "FIRST_VALUE",
                    "LAST_VALUE",
                    "NTH_VALUE" -> {
                String arguments =
                        call.getOperandList().stream().map(expressions::print).collect(Collectors.joining(", "));
                return name + "(" + arguments + ")" + suffix;
            }
            default -> throw new PrintRefusal("Function " + name + " not yet implemented", call.getParserPosition());
        }
    }

    private String count(Parts parts) {
        SqlCall call = parts.call;
        String suffix = filter(parts) + over(parts);
        if (call.operandCount() == 0 || call.operand(0) instanceof SqlIdentifier id && id.isStar()) {
            return "COUNT(*)" + suffix;
        }
        if (call.operandCount() == 1) {
            return "COUNT(" + distinct(call) + expressions.print(call.operand(0)) + ")" + suffix;
        }
        // H2 counts row values; a row with a NULL in it does not count.
        String notNull = call.getOperandList().stream()
                .map(o -> expressions.operand(o) + " IS NOT NULL")
                .collect(Collectors.joining(" AND "));
        String filter = parts.filter == null ? notNull : notNull + " AND " + expressions.operand(parts.filter);
        return "COUNT(" + distinct(call) + expressions.list(call.getOperandList()) + ") FILTER (WHERE " + filter + ")"
                + over(parts);
    }

    private static String distinct(SqlCall call) {
        SqlLiteral quantifier = call.getFunctionQuantifier();
        return quantifier != null && quantifier.getValue() == SqlSelectKeyword.DISTINCT ? "DISTINCT " : "";
    }

    private String filter(Parts parts) {
        return parts.filter == null ? "" : " FILTER (WHERE " + expressions.print(parts.filter) + ")";
    }

    private String over(Parts parts) {
        if (parts.window == null) {
            return "";
        }
        return " OVER " + window(parts.window);
    }

    /** A window by name or in full. */
    String window(SqlNode node) {
        if (node instanceof SqlIdentifier name) {
            return H2Names.quote(name.getSimple());
        }
        var window = (SqlWindow) node;
        var parts = new ArrayList<String>();
        if (window.getRefName() != null) {
            parts.add(H2Names.quote(window.getRefName().getSimple()));
        }
        if (!window.getPartitionList().isEmpty()) {
            parts.add("PARTITION BY "
                    + window.getPartitionList().stream().map(expressions::print).collect(Collectors.joining(", ")));
        }
        if (!window.getOrderList().isEmpty()) {
            parts.add("ORDER BY " + order(window.getOrderList()));
        }
        if (window.getLowerBound() != null) {
            String lower = bound(window.getLowerBound());
            String frame = window.isRows() ? "ROWS " : "RANGE ";
            parts.add(frame
                    + (window.getUpperBound() == null
                            ? lower
                            : "BETWEEN " + lower + " AND " + bound(window.getUpperBound())));
            exclusion(window).ifPresent(parts::add);
        }
        return "(" + String.join(" ", parts) + ")";
    }

    private static Optional<String> exclusion(SqlWindow window) {
        SqlLiteral exclude = window.getExclude();
        if (SqlWindow.isExcludeCurrentRow(exclude)) {
            return Optional.of("EXCLUDE CURRENT ROW");
        }
        if (SqlWindow.isExcludeGroup(exclude)) {
            return Optional.of("EXCLUDE GROUP");
        }
        return SqlWindow.isExcludeTies(exclude) ? Optional.of("EXCLUDE TIES") : Optional.empty();
    }

    private String bound(SqlNode bound) {
        if (SqlWindow.isCurrentRow(bound)) {
            return "CURRENT ROW";
        }
        if (SqlWindow.isUnboundedPreceding(bound)) {
            return "UNBOUNDED PRECEDING";
        }
        if (SqlWindow.isUnboundedFollowing(bound)) {
            return "UNBOUNDED FOLLOWING";
        }
        var call = (SqlCall) bound;
        String direction = call.getKind() == SqlKind.PRECEDING ? " PRECEDING" : " FOLLOWING";
        return expressions.print(call.operand(0)) + direction;
    }

    String order(SqlNodeList order) {
        return order.stream().map(this::orderItem).collect(Collectors.joining(", "));
    }

    private String orderItem(SqlNode item) {
        return switch (item.getKind()) {
            case DESCENDING -> orderItem(((SqlCall) item).operand(0)) + " DESC";
            case NULLS_FIRST -> orderItem(((SqlCall) item).operand(0)) + " NULLS FIRST";
            case NULLS_LAST -> orderItem(((SqlCall) item).operand(0)) + " NULLS LAST";
            default -> expressions.print(item);
        };
    }

    /** Adds the aggregates of a query level that an expression needs, window functions' arguments included. */
    void collect(SqlNode node, List<SqlCall> found) {
        if (node instanceof SqlNodeList list) {
            list.forEach(n -> collect(n, found));
            return;
        }
        if (!(node instanceof SqlCall call) || call.isA(SqlKind.QUERY)) {
            return;
        }
        if (call.getKind() == SqlKind.OVER) {
            SqlCall function = parts(call).call;
            function.getOperandList().forEach(o -> collect(o, found));
            collect(call.operand(1), found);
            return;
        }
        boolean wrapped = call.getKind() == SqlKind.FILTER || call.getKind() == SqlKind.WITHIN_GROUP;
        if (wrapped || call.getOperator().isAggregator()) {
            found.add(call);
            return;
        }
        for (SqlNode operand : call.getOperandList()) {
            if (operand != null) {
                collect(operand, found);
            }
        }
    }

    static boolean isGrouping(SqlCall call) {
        String name = call.getOperator().getName().toUpperCase(Locale.ROOT);
        return name.equals("GROUPING") || name.equals("GROUPING_ID");
    }
}
