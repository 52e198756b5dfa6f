package com.e6data.emulator.sql;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.util.Litmus;

/**
 * ROLLUP, CUBE and GROUPING SETS, which H2 lacks: one SELECT a set computes keys and aggregates, UNION ALL puts them
 * together, and the query around it sees keys, aggregates and GROUPING as columns. A grouped query with subqueries in
 * its results goes the same way, because H2 gives an aggregate in such a subquery the key of the last group.
 */
final class GroupingSets {

    private final PrintContext context;
    private final ExpressionPrinter expressions;
    private final List<SqlNode> keys = new ArrayList<>();

    GroupingSets(PrintContext context, ExpressionPrinter expressions) {
        this.context = context;
        this.expressions = expressions;
    }

    static boolean needed(SqlSelect select, boolean aggregated) {
        return present(select) || aggregated && hasSubquery(select);
    }

    private static boolean hasSubquery(SqlSelect select) {
        boolean[] found = {false};
        var visitor = new SqlBasicVisitor<Void>() {
            @Override
            public Void visit(SqlCall call) {
                found[0] |= call.isA(SqlKind.QUERY);
                return found[0] ? null : super.visit(call);
            }
        };
        Stream.of(select.getSelectList(), select.getHaving(), select.getOrderList())
                .filter(Objects::nonNull)
                .forEach(node -> node.accept(visitor));
        return found[0];
    }

    private static boolean present(SqlSelect select) {
        return select.getGroup() != null
                && select.getGroup().stream()
                        .anyMatch(n -> n.getKind() == SqlKind.ROLLUP
                                || n.getKind() == SqlKind.CUBE
                                || n.getKind() == SqlKind.GROUPING_SETS);
    }

    /** The derived table; afterwards the context knows what stands for keys and aggregates. */
    String print(SqlSelect select, String source) {
        List<Set<Integer>> sets = product(select.getGroup());
        List<SqlCall> aggregates = aggregates(select);
        List<String> aggregateTexts = aggregates.stream()
                .map(a -> AggregatePrinter.isGrouping(a) ? null : expressions.print(a))
                .toList();
        List<String> keyTexts = keys.stream().map(expressions::print).toList();
        String text = sets.stream()
                .map(set -> branch(set, keyTexts, aggregateTexts, source))
                .collect(Collectors.joining(" UNION ALL "));
        String name = context.freshName("SETS");
        String quoted = H2Names.quote(name);
        for (int i = 0; i < aggregates.size(); i++) {
            SqlCall aggregate = aggregates.get(i);
            context.substitute(
                    aggregate,
                    aggregateTexts.get(i) == null ? grouping(aggregate, quoted) : quoted + "." + column("A", i));
        }
        for (int i = 0; i < keys.size(); i++) {
            context.substitute(keys.get(i), quoted + "." + column("K", i));
        }
        return "(" + text + ") AS " + quoted;
    }

    private static String column(String prefix, int i) {
        return H2Names.quote(prefix + i);
    }

    private String branch(Set<Integer> set, List<String> keyTexts, List<String> aggregateTexts, String source) {
        var items = new ArrayList<String>();
        for (int i = 0; i < keys.size(); i++) {
            RelDataType type = context.type(keys.get(i));
            String value = set.contains(i)
                    ? keyTexts.get(i)
                    : "CAST(NULL AS " + (type == null ? "VARCHAR" : H2Types.name(type)) + ")";
            items.add(value + " AS " + column("K", i));
            items.add("CAST(" + (set.contains(i) ? 0 : 1) + " AS BIGINT) AS " + column("G", i));
        }
        for (int i = 0; i < aggregateTexts.size(); i++) {
            if (aggregateTexts.get(i) != null) {
                items.add(aggregateTexts.get(i) + " AS " + column("A", i));
            }
        }
        String group = set.isEmpty()
                ? " GROUP BY ()"
                : " GROUP BY " + set.stream().map(keyTexts::get).collect(Collectors.joining(", "));
        return "SELECT " + String.join(", ", items) + source + group;
    }

    private String grouping(SqlCall call, String table) {
        var bits = new ArrayList<String>();
        int count = call.operandCount();
        for (int i = 0; i < count; i++) {
            int key = indexOf(call.operand(i));
            bits.add(table + "." + column("G", key) + (i == count - 1 ? "" : " * " + (1L << (count - 1 - i))));
        }
        return count == 1 ? bits.get(0) : "(" + String.join(" + ", bits) + ")";
    }

    private List<SqlCall> aggregates(SqlSelect select) {
        var found = new ArrayList<SqlCall>();
        select.getSelectList().forEach(item -> expressions.collectAggregates(QueryPrinter.expression(item), found));
        if (select.getHaving() != null) {
            expressions.collectAggregates(select.getHaving(), found);
        }
        if (select.getQualify() != null) {
            expressions.collectAggregates(select.getQualify(), found);
        }
        if (select.getWindowList() != null) {
            expressions.collectAggregates(select.getWindowList(), found);
        }
        if (select.getOrderList() != null) {
            for (SqlNode item : select.getOrderList()) {
                SqlNode key = item;
                while (key.getKind() == SqlKind.DESCENDING
                        || key.getKind() == SqlKind.NULLS_FIRST
                        || key.getKind() == SqlKind.NULLS_LAST) {
                    key = ((SqlCall) key).operand(0);
                }
                expressions.collectAggregates(context.validator().expandOrderExpr(select, key), found);
            }
        }
        return distinct(found);
    }

    private static List<SqlCall> distinct(List<SqlCall> calls) {
        var result = new ArrayList<SqlCall>();
        for (SqlCall call : calls) {
            if (result.stream().noneMatch(r -> r.equalsDeep(call, Litmus.IGNORE))) {
                result.add(call);
            }
        }
        return result;
    }

    /** Every combination of the sets of the GROUP BY elements. */
    private List<Set<Integer>> product(SqlNodeList group) {
        List<Set<Integer>> result = List.of(new TreeSet<>());
        for (SqlNode element : group == null ? SqlNodeList.EMPTY : group) {
            var next = new ArrayList<Set<Integer>>();
            for (Set<Integer> before : result) {
                for (Set<Integer> set : sets(element)) {
                    var joined = new TreeSet<>(before);
                    joined.addAll(set);
                    next.add(joined);
                }
            }
            result = next;
        }
        return result;
    }

    private List<Set<Integer>> sets(SqlNode element) {
        return switch (element.getKind()) {
            case ROLLUP -> rollup(((SqlCall) element).getOperandList());
            case CUBE -> cube(((SqlCall) element).getOperandList());
            case GROUPING_SETS ->
                ((SqlCall) element)
                        .getOperandList().stream()
                                .flatMap(n -> sets(n).stream())
                                .toList();
            default -> List.of(keySet(element));
        };
    }

    private List<Set<Integer>> rollup(List<SqlNode> elements) {
        var sets = new ArrayList<Set<Integer>>();
        for (int n = elements.size(); n >= 0; n--) {
            var set = new LinkedHashSet<Integer>();
            elements.subList(0, n).forEach(e -> set.addAll(keySet(e)));
            sets.add(set);
        }
        return sets;
    }

    private List<Set<Integer>> cube(List<SqlNode> elements) {
        List<Set<Integer>> parts = elements.stream().map(this::keySet).toList();
        var sets = new ArrayList<Set<Integer>>();
        for (int mask = (1 << parts.size()) - 1; mask >= 0; mask--) {
            var set = new LinkedHashSet<Integer>();
            for (int i = 0; i < parts.size(); i++) {
                if ((mask >> (parts.size() - 1 - i) & 1) == 1) {
                    set.addAll(parts.get(i));
                }
            }
            sets.add(set);
        }
        return sets;
    }

    /** One expression, or several in parentheses. */
    private Set<Integer> keySet(SqlNode node) {
        var set = new LinkedHashSet<Integer>();
        if (node instanceof SqlNodeList list) {
            list.forEach(n -> set.addAll(keySet(n)));
        } else if (node.getKind() == SqlKind.ROW) {
            ((SqlCall) node).getOperandList().forEach(n -> set.addAll(keySet(n)));
        } else {
            set.add(indexOf(node));
        }
        return set;
    }

    private int indexOf(SqlNode key) {
        for (int i = 0; i < keys.size(); i++) {
            if (keys.get(i).equalsDeep(key, Litmus.IGNORE)) {
                return i;
            }
        }
        keys.add(key);
        return keys.size() - 1;
    }
}
