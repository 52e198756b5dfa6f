package com.e6data.emulator.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlSetOperator;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.SqlWithItem;
import org.apache.calcite.util.Litmus;

/** Prints validated queries for H2. */
final class QueryPrinter {

    private final PrintContext context;
    private final ExpressionPrinter expressions;

    QueryPrinter(PrintContext context) {
        this.context = context;
        this.expressions = new ExpressionPrinter(context, this);
    }

    ExpressionPrinter expressions() {
        return expressions;
    }

    String query(SqlNode node) {
        return switch (node.getKind()) {
            case SELECT -> select((SqlSelect) node);
            case UNION, INTERSECT, EXCEPT -> setOperation((SqlCall) node);
            case WITH -> with((SqlWith) node);
            case ORDER_BY -> orderBy((SqlOrderBy) node);
            case VALUES -> values((SqlCall) node);
            default ->
                throw new PrintRefusal(node.getKind() + " is not supported as a query", node.getParserPosition());
        };
    }

    private String with(SqlWith with) {
        if (with.withList.stream().anyMatch(item -> ((SqlWithItem) item).recursive.booleanValue())) {
            throw new PrintRefusal("WITH RECURSIVE is not supported", with.getParserPosition());
        }
        String items = with.withList.stream()
                .map(node -> {
                    var item = (SqlWithItem) node;
                    List<String> columns = item.columnList == null
                            ? uniqueNames(context.rowType(item.query).getFieldNames())
                            : item.columnList.stream()
                                    .map(c -> ((SqlIdentifier) c).getSimple())
                                    .toList();
                    return H2Names.quote(item.name.getSimple())
                            + columns.stream().map(H2Names::quote).collect(Collectors.joining(", ", "(", ")")) + " AS ("
                            + query(item.query) + ")";
                })
                .collect(Collectors.joining(", "));
        return "WITH " + items + " " + query(with.body);
    }

    private String setOperation(SqlCall call) {
        boolean all = ((SqlSetOperator) call.getOperator()).isAll();
        if (all && call.getKind() != SqlKind.UNION) {
            throw new PrintRefusal(call.getKind() + " ALL is not supported", call.getParserPosition());
        }
        String operator = " " + call.getKind().name() + (all ? " ALL " : " ");
        SqlNode first = call.operand(0);
        boolean chain = first instanceof SqlCall left && left.getOperator() == call.getOperator();
        return (chain ? query(first) : setOperand(first)) + operator + setOperand(call.operand(1));
    }

    private String setOperand(SqlNode node) {
        boolean plain = node instanceof SqlSelect select
                && select.getOrderList() == null
                && select.getFetch() == null
                && select.getOffset() == null;
        return plain ? query(node) : "(" + query(node) + ")";
    }

    private String values(SqlCall call) {
        return "VALUES "
                + call.getOperandList().stream()
                        .map(row -> expressions.list(((SqlCall) row).getOperandList()))
                        .collect(Collectors.joining(", "));
    }

    /** ORDER BY of something else than a SELECT: by position or name of the result. */
    private String orderBy(SqlOrderBy node) {
        List<String> names = context.rowType(node.query).getFieldNames();
        String inner = query(node.query);
        boolean simple = !(node.query instanceof SqlWith);
        String text = simple ? inner : "SELECT * FROM (" + inner + ")";
        String order = node.orderList.stream()
                .map(item -> sortItem(item, key -> positionOf(key, names)))
                .collect(Collectors.joining(", "));
        return text + (order.isEmpty() ? "" : " ORDER BY " + order) + limits(node.offset, node.fetch);
    }

    private String positionOf(SqlNode key, List<String> names) {
        if (key instanceof SqlIdentifier id) {
            for (int i = 0; i < names.size(); i++) {
                if (names.get(i).equalsIgnoreCase(id.names.get(id.names.size() - 1))) {
                    return String.valueOf(i + 1);
                }
            }
        }
        if (key instanceof SqlNumericLiteral literal && literal.isInteger()) {
            return literal.toValue();
        }
        return expressions.print(key);
    }

    private interface SortKey {
        String print(SqlNode key);
    }

    private static String sortItem(SqlNode item, SortKey key) {
        return switch (item.getKind()) {
            case DESCENDING -> sortItem(((SqlCall) item).operand(0), key) + " DESC";
            case NULLS_FIRST -> sortItem(((SqlCall) item).operand(0), key) + " NULLS FIRST";
            case NULLS_LAST -> sortItem(((SqlCall) item).operand(0), key) + " NULLS LAST";
            default -> key.print(item);
        };
    }

    private String limits(SqlNode offset, SqlNode fetch) {
        return (offset == null ? "" : " OFFSET " + expressions.print(offset) + " ROWS")
                + (fetch == null ? "" : " FETCH NEXT " + expressions.print(fetch) + " ROWS ONLY");
    }

    private String select(SqlSelect select) {
        context.enter();
        try {
            var from = new FromPrinter(context, this, expressions);
            String fromText = select.getFrom() == null ? null : from.print(select.getFrom());
            var conditions = new ArrayList<>(from.conditions());
            if (select.getWhere() != null) {
                conditions.add(
                        conditions.isEmpty()
                                ? expressions.print(select.getWhere())
                                : expressions.conjunct(select.getWhere()));
            }
            String source = (fromText == null ? "" : " FROM " + fromText)
                    + (conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions));
            if (GroupingSets.needed(select, context.validator().isAggregate(select))) {
                String grouped = new GroupingSets(context, expressions).print(select, source);
                return tail(select, " FROM " + grouped, "", havingAsWhere(select));
            }
            return tail(select, source, groupBy(select), having(select));
        } finally {
            context.leave();
        }
    }

    private String tail(SqlSelect select, String source, String groupBy, String having) {
        RelDataType rowType = context.rowType(select);
        var text = new StringBuilder("SELECT ");
        if (select.isDistinct()) {
            text.append("DISTINCT ");
        }
        List<SqlNode> items = select.getSelectList().getList();
        List<String> names = uniqueNames(rowType.getFieldNames());
        for (int i = 0; i < items.size(); i++) {
            text.append(i > 0 ? ", " : "").append(expressions.print(expression(items.get(i))));
            text.append(" AS ").append(H2Names.quote(names.get(i)));
        }
        text.append(source).append(groupBy).append(having);
        if (select.getQualify() != null) {
            text.append(" QUALIFY ").append(expressions.print(select.getQualify()));
        }
        if (select.getWindowList() != null && !select.getWindowList().isEmpty()) {
            text.append(" WINDOW ").append(windows(select.getWindowList()));
        }
        if (select.getOrderList() != null && !select.getOrderList().isEmpty()) {
            text.append(" ORDER BY ").append(order(select, items));
        }
        return text.append(limits(select.getOffset(), select.getFetch())).toString();
    }

    /** H2 wants every column of a derived table named once; a repeated name cannot be referred to, so any will do. */
    private List<String> uniqueNames(List<String> names) {
        var seen = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        return names.stream()
                .map(name -> seen.add(name) ? name : context.freshName("DUPLICATE"))
                .toList();
    }

    static SqlNode expression(SqlNode item) {
        return item.getKind() == SqlKind.AS ? ((SqlBasicCall) item).operand(0) : item;
    }

    private String groupBy(SqlSelect select) {
        SqlNodeList group = select.getGroup();
        if (group == null) {
            return "";
        }
        if (group.isEmpty()) {
            return " GROUP BY ()";
        }
        return " GROUP BY " + group.stream().map(expressions::print).collect(Collectors.joining(", "));
    }

    private String having(SqlSelect select) {
        return select.getHaving() == null ? "" : " HAVING " + expressions.print(select.getHaving());
    }

    private String havingAsWhere(SqlSelect select) {
        return select.getHaving() == null ? "" : " WHERE " + expressions.print(select.getHaving());
    }

    private String windows(SqlNodeList windows) {
        return windows.stream()
                .map(node -> {
                    var window = (SqlWindow) node;
                    return H2Names.quote(window.getDeclName().getSimple()) + " AS " + expressions.window(window);
                })
                .collect(Collectors.joining(", "));
    }

    private String order(SqlSelect select, List<SqlNode> items) {
        return select.getOrderList().stream()
                .map(item -> sortItem(item, key -> sortKey(select, key, items)))
                .collect(Collectors.joining(", "));
    }

    /** A select item by its position, anything else as it is. */
    private String sortKey(SqlSelect select, SqlNode key, List<SqlNode> items) {
        SqlNode expanded = context.validator().expandOrderExpr(select, key);
        for (int i = 0; i < items.size(); i++) {
            if (expression(items.get(i)).equalsDeep(expanded, Litmus.IGNORE)) {
                return String.valueOf(i + 1);
            }
        }
        return expressions.print(expanded);
    }
}
