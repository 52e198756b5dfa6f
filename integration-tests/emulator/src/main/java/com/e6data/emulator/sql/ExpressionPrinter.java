package com.e6data.emulator.sql;

import com.e6data.emulator.functions.FunctionSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.fun.SqlBetweenOperator;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.fun.SqlLikeOperator;
import org.apache.calcite.sql.fun.SqlTrimFunction;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.util.Litmus;

/**
 * Prints validated expressions for H2. A list of what may pass: anything that is not named here is refused, so that
 * nothing a client writes reaches H2 by accident. Where H2 computes with another type than e6data the text has a CAST.
 */
final class ExpressionPrinter {

    private final PrintContext context;
    private final QueryPrinter queries;
    private final AggregatePrinter aggregates;
    private final CallPrinter calls;
    private final IntervalPrinter intervals;

    ExpressionPrinter(PrintContext context, QueryPrinter queries) {
        this.context = context;
        this.queries = queries;
        this.aggregates = new AggregatePrinter(context, this);
        this.calls = new CallPrinter(context, this);
        this.intervals = new IntervalPrinter(this);
    }

    String print(SqlNode node) {
        String computed = context.substituteFor(node);
        if (computed != null) {
            return computed;
        }
        if (node instanceof SqlIdentifier id) {
            return column(id);
        }
        if (node instanceof SqlLiteral literal) {
            SqlLiteral resolved = context.validator().resolveLiteral(literal);
            return LiteralPrinter.print(resolved, context.type(node));
        }
        if (node instanceof SqlNodeList list) {
            return list(list.getList());
        }
        if (node instanceof SqlDynamicParam) {
            // Only the plan shows it: values are bound before a statement runs.
            return "?";
        }
        if (node instanceof SqlCall call) {
            return call(call);
        }
        throw new PrintRefusal("Not supported: " + node.getKind(), node.getParserPosition());
    }

    /** An operand: in parentheses when it is an operator itself. */
    String operand(SqlNode node) {
        String text = print(node);
        return needsParentheses(node) && context.substituteFor(node) == null ? "(" + text + ")" : text;
    }

    String list(List<SqlNode> nodes) {
        return nodes.stream().map(this::print).collect(Collectors.joining(", ", "(", ")"));
    }

    boolean isInterval(SqlNode node) {
        RelDataType type = context.type(node);
        return type != null ? SqlTypeUtil.isInterval(type) : IntervalPrinter.isInterval(node);
    }

    /** The expression as DOUBLE, whatever it is. */
    String asDouble(SqlNode node) {
        RelDataType type = context.type(node);
        boolean already = type != null && type.getSqlTypeName() == SqlTypeName.DOUBLE;
        return already ? operand(node) : "CAST(" + print(node) + " AS " + H2Types.DOUBLE + ")";
    }

    /** The expression as text, whatever it is. */
    String asText(SqlNode node) {
        RelDataType type = context.type(node);
        boolean already = type == null || SqlTypeUtil.isCharacter(type) || type.getSqlTypeName() == SqlTypeName.NULL;
        return already ? operand(node) : "CAST(" + print(node) + " AS VARCHAR)";
    }

    private static boolean needsParentheses(SqlNode node) {
        if (!(node instanceof SqlCall call)) {
            return false;
        }
        return switch (call.getOperator().getSyntax()) {
            case BINARY, PREFIX, POSTFIX -> call.getKind() != SqlKind.CAST;
            default ->
                call.getOperator() instanceof SqlLikeOperator || call.getOperator() instanceof SqlBetweenOperator;
        };
    }

    private String column(SqlIdentifier id) {
        if (id.names.size() == 2) {
            return context.column(id.names.get(0), id.names.get(1));
        }
        if (id.isSimple()) {
            switch (id.getSimple().toUpperCase(java.util.Locale.ROOT)) {
                case "CURRENT_DATE" -> {
                    return "CURRENT_DATE";
                }
                case "CURRENT_TIMESTAMP", "LOCALTIMESTAMP" -> {
                    return "LOCALTIMESTAMP";
                }
                default -> {
                    return H2Names.quote(id.getSimple());
                }
            }
        }
        return field(id);
    }

    /** {@code alias.column.field.field}: a struct is kept as JSON text. */
    private String field(SqlIdentifier id) {
        RelDataType type = context.type(id);
        if (type == null || type.getSqlTypeName() == SqlTypeName.ARRAY) {
            throw new PrintRefusal("Arrays in structs are not yet implemented: " + id, id.getParserPosition());
        }
        String path = id.names.stream()
                .skip(2)
                .map(name -> "'" + name.replace("'", "''") + "'")
                .collect(Collectors.joining(", "));
        String column = context.column(id.names.get(0), id.names.get(1));
        return H2Types.cast(calls.javaCall("JsonFunctions.field") + "(" + column + ", " + path + ")", null, type);
    }

    private String map(SqlCall call) {
        RelDataType type = context.type(call);
        if (type != null && type.getKeyType() != null && type.getKeyType().getSqlTypeName() == SqlTypeName.ARRAY) {
            throw new PrintRefusal("MAP of two arrays is not yet implemented", call.getParserPosition());
        }
        String entries = call.getOperandList().stream().map(this::print).collect(Collectors.joining(", "));
        return "CAST(" + calls.javaCall("JsonFunctions.map") + "(" + entries + ") AS JSON)";
    }

    private String call(SqlCall call) {
        return switch (call.getKind()) {
            case AND -> logical(call, "AND");
            case OR -> or(call);
            case EQUALS, NOT_EQUALS, LESS_THAN, LESS_THAN_OR_EQUAL, GREATER_THAN, GREATER_THAN_OR_EQUAL ->
                comparison(call);
            case IS_DISTINCT_FROM, IS_NOT_DISTINCT_FROM ->
                binary(call, call.getOperator().getName());
            case PLUS, MINUS, TIMES, DIVIDE, MOD -> arithmetic(call);
            case MINUS_PREFIX -> "-" + operand(call.operand(0));
            case PLUS_PREFIX -> operand(call.operand(0));
            case NOT -> "NOT " + operand(call.operand(0));
            case IS_NULL, IS_NOT_NULL, IS_TRUE, IS_NOT_TRUE, IS_FALSE, IS_NOT_FALSE ->
                // H2 knows UNKNOWN for booleans only, as standard SQL.
                operand(call.operand(0)) + " " + call.getOperator().getName();
            case BETWEEN -> between(call);
            case LIKE, RLIKE -> like(call);
            case IN, NOT_IN -> in(call);
            case SOME, ALL -> quantified(call);
            case EXISTS -> "EXISTS (" + queries.query(call.operand(0)) + ")";
            case SCALAR_QUERY -> "(" + queries.query(call.operand(0)) + ")";
            case SELECT, UNION, INTERSECT, EXCEPT, WITH, VALUES, ORDER_BY -> "(" + queries.query(call) + ")";
            case CASE -> caseWhen((SqlCase) call);
            case CAST -> cast(call);
            case SAFE_CAST -> calls.tryCast(call);
            case ROW -> call.operandCount() == 1 ? operand(call.operand(0)) : list(call.getOperandList());
            case EXTRACT -> extract(call);
            case TRIM -> trim(call);
            case ARRAY_VALUE_CONSTRUCTOR ->
                "ARRAY[" + call.getOperandList().stream().map(this::print).collect(Collectors.joining(", ")) + "]";
            case MAP_VALUE_CONSTRUCTOR -> map(call);
            case ITEM -> item(call);
            case DEFAULT -> "DEFAULT";
            case AS -> print(call.operand(0));
            case OVER, FILTER, WITHIN_GROUP, RESPECT_NULLS, IGNORE_NULLS, GROUPING -> aggregates.print(call);
            default -> other(call);
        };
    }

    private String other(SqlCall call) {
        if (call.getOperator().isAggregator()) {
            return aggregates.print(call);
        }
        FunctionSpec spec = CatalogueFunction.spec(call.getOperator(), call.operandCount());
        if (spec != null) {
            return calls.print(call, spec);
        }
        return switch (call.getOperator().getName()) {
            case "||" -> asText(call.operand(0)) + " || " + asText(call.operand(1));
            case "CURRENT_DATE" -> "CURRENT_DATE";
            case "CURRENT_TIMESTAMP", "LOCALTIMESTAMP" -> "LOCALTIMESTAMP";
            case "<<" -> "LSHIFT(" + print(call.operand(0)) + ", " + print(call.operand(1)) + ")";
            case ">>" -> "RSHIFT(" + print(call.operand(0)) + ", " + print(call.operand(1)) + ")";
            case "&" -> "BITAND(" + print(call.operand(0)) + ", " + print(call.operand(1)) + ")";
            case "|" -> "BITOR(" + print(call.operand(0)) + ", " + print(call.operand(1)) + ")";
            case "^" -> "BITXOR(" + print(call.operand(0)) + ", " + print(call.operand(1)) + ")";
            case "OVERLAY" -> overlay(call);
            default ->
                throw new PrintRefusal(
                        "Function " + call.getOperator().getName() + " not yet implemented", call.getParserPosition());
        };
    }

    /** AND and OR bind weaker than everything else: only the other one needs parentheses inside of them. */
    private String logical(SqlCall call, String operator) {
        return call.getOperandList().stream()
                .map(o -> logicalOperand(o, call.getKind()))
                .collect(Collectors.joining(" " + operator + " "));
    }

    private String logicalOperand(SqlNode node, SqlKind outer) {
        boolean mixed = node.getKind() != outer && (node.getKind() == SqlKind.AND || node.getKind() == SqlKind.OR);
        // A disjunction may come out as a conjunction, see or.
        return mixed || node.getKind() == SqlKind.OR ? operand(node) : print(node);
    }

    /** A condition that others are joined to with AND. */
    String conjunct(SqlNode node) {
        return logicalOperand(node, SqlKind.AND);
    }

    private String binary(SqlCall call, String operator) {
        return call.getOperandList().stream()
                .map(o -> o.getKind() == call.getKind() ? print(o) : operand(o))
                .collect(Collectors.joining(" " + operator + " "));
    }

    /**
     * {@code (a AND b) OR (a AND c)} is {@code a AND (b OR c)}: H2 finds no join condition inside of OR and would try
     * every pair of rows.
     */
    private String or(SqlCall call) {
        List<List<SqlNode>> branches = new ArrayList<>();
        flatten(call, SqlKind.OR).forEach(branch -> branches.add(flatten(branch, SqlKind.AND)));
        List<SqlNode> common = branches.get(0).stream()
                .filter(node -> branches.stream().allMatch(branch -> contains(branch, node)))
                .toList();
        if (common.isEmpty()) {
            return logical(call, "OR");
        }
        String rest = branches.stream()
                .map(branch -> branch.stream()
                        .filter(node -> !contains(common, node))
                        .map(this::conjunct)
                        .collect(Collectors.joining(" AND ")))
                .map(text -> text.isEmpty() ? "TRUE" : "(" + text + ")")
                .collect(Collectors.joining(" OR "));
        return common.stream().map(this::conjunct).collect(Collectors.joining(" AND ")) + " AND (" + rest + ")";
    }

    private static List<SqlNode> flatten(SqlNode node, SqlKind kind) {
        if (node.getKind() != kind) {
            return List.of(node);
        }
        var parts = new ArrayList<SqlNode>();
        ((SqlCall) node).getOperandList().forEach(o -> parts.addAll(flatten(o, kind)));
        return parts;
    }

    private static boolean contains(List<SqlNode> nodes, SqlNode node) {
        return nodes.stream().anyMatch(n -> n.equalsDeep(node, Litmus.IGNORE));
    }

    private String comparison(SqlCall call) {
        SqlNode left = withoutWidening(call.operand(0));
        SqlNode right = withoutWidening(call.operand(1));
        if (call.getKind() == SqlKind.EQUALS) {
            joinColumn(left, right);
            joinColumn(right, left);
        }
        String operator =
                call.getKind() == SqlKind.NOT_EQUALS ? "<>" : call.getOperator().getName();
        return operand(left) + " " + operator + " " + operand(right);
    }

    /** H2 compares integers of all widths, and finds an index only without a CAST. */
    private SqlNode withoutWidening(SqlNode node) {
        if (node.getKind() != SqlKind.CAST) {
            return node;
        }
        SqlNode inner = ((SqlCall) node).operand(0);
        RelDataType from = context.type(inner);
        RelDataType to = context.type(node);
        boolean widened = from != null
                && to != null
                && SqlTypeName.INT_TYPES.contains(from.getSqlTypeName())
                && SqlTypeName.INT_TYPES.contains(to.getSqlTypeName())
                && from.getSqlTypeName().compareTo(to.getSqlTypeName()) < 0;
        return widened ? inner : node;
    }

    /** Remembers a column that is compared with something that another row decides. */
    private void joinColumn(SqlNode node, SqlNode other) {
        if (node instanceof SqlIdentifier id && id.names.size() == 2 && !(other instanceof SqlLiteral)) {
            context.joinColumn(id.names.get(0), id.names.get(1));
        }
    }

    private String arithmetic(SqlCall call) {
        RelDataType type = context.type(call);
        SqlNode left = call.operand(0);
        SqlNode right = call.operand(1);
        if (isInterval(right) && !isInterval(left)) {
            return H2Types.cast(intervals.add(left, right, call.getKind() == SqlKind.MINUS), null, type);
        }
        if (isInterval(left) && !isInterval(right) && call.getKind() == SqlKind.PLUS) {
            return H2Types.cast(intervals.add(right, left, false), null, type);
        }
        boolean floating = H2Types.isFloating(type);
        String operator =
                call.getKind() == SqlKind.MOD ? "%" : call.getOperator().getName();
        if (floating) {
            return asDouble(left) + " " + operator + " " + asDouble(right);
        }
        String text = operand(left) + " " + operator + " " + operand(right);
        return call.getKind() == SqlKind.DIVIDE && type != null
                ? "CAST(" + text + " AS " + H2Types.name(type) + ")"
                : text;
    }

    private String between(SqlCall call) {
        var operator = (SqlBetweenOperator) call.getOperator();
        return operand(call.operand(0)) + (operator.isNegated() ? " NOT BETWEEN " : " BETWEEN ")
                + (operator.flag == SqlBetweenOperator.Flag.SYMMETRIC ? "SYMMETRIC " : "")
                + operand(call.operand(1)) + " AND " + operand(call.operand(2));
    }

    private String like(SqlCall call) {
        var operator = (SqlLikeOperator) call.getOperator();
        String name = call.getKind() == SqlKind.RLIKE ? "REGEXP" : operator.isCaseSensitive() ? "LIKE" : "ILIKE";
        String text =
                asText(call.operand(0)) + (operator.isNegated() ? " NOT " : " ") + name + " " + asText(call.operand(1));
        return call.operandCount() == 3 ? text + " ESCAPE " + operand(call.operand(2)) : text;
    }

    private String in(SqlCall call) {
        if (call.getKind() == SqlKind.IN && call.operand(1).isA(SqlKind.QUERY)) {
            joinColumn(call.operand(0), call.operand(1));
        }
        return operand(call.operand(0)) + " " + call.getOperator().getName() + " " + members(call.operand(1));
    }

    private String members(SqlNode node) {
        return node instanceof SqlNodeList list ? list(list.getList()) : "(" + queries.query(node) + ")";
    }

    /** {@code x = SOME (query)}; with a list each member gets its own comparison. */
    private String quantified(SqlCall call) {
        String name = call.getOperator().getName();
        String comparison = name.substring(0, name.indexOf(' '));
        boolean some = call.getKind() == SqlKind.SOME;
        if (call.operand(1) instanceof SqlNodeList list) {
            return list.getList().stream()
                    .map(member -> operand(call.operand(0)) + " " + comparison + " " + operand(member))
                    .collect(Collectors.joining(some ? " OR " : " AND ", "(", ")"));
        }
        return operand(call.operand(0)) + " " + comparison + (some ? " ANY(" : " ALL(") + queries.query(call.operand(1))
                + ")";
    }

    private String caseWhen(SqlCase call) {
        RelDataType type = context.type(call);
        var text = new StringBuilder("CASE");
        if (call.getValueOperand() != null) {
            text.append(' ').append(print(call.getValueOperand()));
        }
        for (int i = 0; i < call.getWhenOperands().size(); i++) {
            text.append(" WHEN ").append(print(call.getWhenOperands().get(i)));
            text.append(" THEN ").append(branch(call.getThenOperands().get(i), type));
        }
        SqlNode otherwise = call.getElseOperand();
        if (otherwise != null && !SqlUtil.isNullLiteral(otherwise, false)) {
            text.append(" ELSE ").append(branch(otherwise, type));
        }
        return text.append(" END").toString();
    }

    /** A value that meets others of another type: H2 would compute DECFLOAT where e6data has DOUBLE. */
    String branch(SqlNode node, RelDataType common) {
        RelDataType type = context.type(node);
        boolean mixed = H2Types.isFloating(common)
                && type != null
                && type.getSqlTypeName() != SqlTypeName.NULL
                && type.getSqlTypeName() != common.getSqlTypeName();
        return mixed ? "CAST(" + print(node) + " AS " + H2Types.name(common) + ")" : print(node);
    }

    private String cast(SqlCall call) {
        RelDataType from = context.type(call.operand(0));
        RelDataType to = context.type(call);
        if (call.operandCount() > 2) {
            throw new PrintRefusal("CAST with FORMAT is not supported", call.getParserPosition());
        }
        if (to.isStruct()) {
            // The validator aligns the types of row values; H2 compares them field by field.
            return print(call.operand(0));
        }
        return H2Types.cast(print(call.operand(0)), from, to);
    }

    private String extract(SqlCall call) {
        SqlNode value = call.operand(1);
        TimeUnit unit = ((SqlIntervalQualifier) call.operand(0)).getStartUnit();
        String text = print(value);
        String field = switch (unit) {
            case YEAR, QUARTER, MONTH, DAY, HOUR, MINUTE, SECOND -> unit.name();
            case WEEK -> "ISO_WEEK";
            case DOW, ISODOW -> "ISO_DAY_OF_WEEK";
            case DOY -> "DAY_OF_YEAR";
            case ISOYEAR -> "ISO_WEEK_YEAR";
            case EPOCH -> "EPOCH";
            default -> throw new PrintRefusal("EXTRACT of " + unit + " is not supported", call.getParserPosition());
        };
        String extract = "EXTRACT(" + field + " FROM " + text + ")";
        return "CAST(" + (unit == TimeUnit.EPOCH ? "FLOOR(" + extract + ")" : extract) + " AS BIGINT)";
    }

    private String trim(SqlCall call) {
        var flag = ((SqlLiteral) call.operand(0)).getValueAs(SqlTrimFunction.Flag.class);
        return "TRIM(" + flag.name() + " " + print(call.operand(1)) + " FROM " + asText(call.operand(2)) + ")";
    }

    private String overlay(SqlCall call) {
        String length =
                call.operandCount() == 4 ? print(call.operand(3)) : "CHAR_LENGTH(" + print(call.operand(1)) + ")";
        return "INSERT(" + print(call.operand(0)) + ", " + print(call.operand(2)) + ", " + length + ", "
                + print(call.operand(1)) + ")";
    }

    /** Subscripts count from 1, OFFSET from 0; a missing element is NULL. */
    private String item(SqlCall call) {
        RelDataType type = context.type(call.operand(0));
        if (type == null || type.getSqlTypeName() != SqlTypeName.ARRAY) {
            throw new PrintRefusal("Subscripts of maps and structs are not yet implemented", call.getParserPosition());
        }
        String name = call.getOperator().getName();
        String index = print(call.operand(1));
        String position = name.contains("OFFSET") ? "(" + index + ") + 1" : index;
        String element =
                calls.javaCall("ArrayFunctions.subscript") + "(" + print(call.operand(0)) + ", " + position + ")";
        return H2Types.cast(element, null, context.type(call));
    }

    String window(SqlNode window) {
        return aggregates.window(window);
    }

    void collectAggregates(SqlNode node, List<SqlCall> found) {
        aggregates.collect(node, found);
    }
}
