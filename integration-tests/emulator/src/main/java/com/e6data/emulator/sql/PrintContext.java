package com.e6data.emulator.sql;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.util.Litmus;

/** What the printers share while they print one statement: types, names in scope, things that H2 must have. */
final class PrintContext {

    /** An H2 alias of a Java method that the printed text calls. */
    record JavaAlias(String name, String method) {}

    /** A column that the text compares with other columns: worth an index (H2 joins by nested loops). */
    record JoinColumn(Catalog.Table table, String column) {}

    /** Printed text for an expression that the query computes one level below. */
    private record Substitute(SqlNode node, String text) {}

    private final SqlValidator validator;
    private final Deque<Map<String, UnaryOperator<String>>> frames = new ArrayDeque<>();
    private final Deque<Map<String, Catalog.Table>> tables = new ArrayDeque<>();
    private final Deque<List<Substitute>> substitutes = new ArrayDeque<>();
    private final Set<JavaAlias> aliases = new LinkedHashSet<>();
    private final Set<JoinColumn> joinColumns = new LinkedHashSet<>();
    private int names;

    PrintContext(SqlValidator validator) {
        this.validator = validator;
    }

    SqlValidator validator() {
        return validator;
    }

    /** Validated type of an expression, or null when the validator does not know it. */
    RelDataType type(SqlNode node) {
        RelDataType type = validator.getValidatedNodeTypeIfKnown(node);
        if (type == null && node instanceof SqlLiteral literal) {
            return validator.resolveLiteral(literal).createSqlType(validator.getTypeFactory());
        }
        if (type == null && node.getKind() == SqlKind.CAST) {
            // The validator puts casts around what it has typed already.
            return ((SqlDataTypeSpec) ((SqlCall) node).operand(1)).deriveType(validator);
        }
        return type;
    }

    RelDataType rowType(SqlNode query) {
        var namespace = validator.getNamespace(query);
        return namespace == null ? validator.getValidatedNodeType(query) : namespace.getRowType();
    }

    /** A name that no other part of the statement has. */
    String freshName(String prefix) {
        return "$" + prefix + names++;
    }

    void enter() {
        frames.push(new TreeMap<>(String.CASE_INSENSITIVE_ORDER));
        tables.push(new TreeMap<>(String.CASE_INSENSITIVE_ORDER));
        substitutes.push(new ArrayList<>());
    }

    void leave() {
        frames.pop();
        tables.pop();
        substitutes.pop();
    }

    /** Makes an alias of FROM known; {@code columns} prints one of its columns. */
    void relation(String alias, UnaryOperator<String> columns) {
        frames.peek().put(alias, columns);
    }

    void table(String alias, Catalog.Table table) {
        tables.peek().put(alias, table);
    }

    String column(String alias, String column) {
        for (Map<String, UnaryOperator<String>> frame : frames) {
            UnaryOperator<String> columns = frame.get(alias);
            if (columns != null) {
                return columns.apply(column);
            }
        }
        return H2Names.quote(alias) + "." + H2Names.quote(column);
    }

    void joinColumn(String alias, String column) {
        for (Map<String, Catalog.Table> frame : tables) {
            Catalog.Table table = frame.get(alias);
            if (table != null) {
                if (!table.view()) {
                    joinColumns.add(new JoinColumn(table, column));
                }
                return;
            }
        }
    }

    Set<JoinColumn> joinColumns() {
        return joinColumns;
    }

    void substitute(SqlNode node, String text) {
        substitutes.peek().add(new Substitute(node, text));
    }

    /**
     * Text for an expression that was computed below, or null. What a query around this one computed counts only where
     * its columns are meant: an inner table may have the same alias, and COUNT(*) is always the inner one.
     */
    String substituteFor(SqlNode node) {
        var inner = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        Iterator<Map<String, UnaryOperator<String>>> aliases = frames.iterator();
        boolean around = false;
        for (List<Substitute> list : substitutes) {
            for (Substitute substitute : list) {
                if (substitute.node.equalsDeep(node, Litmus.IGNORE)
                        && (!around || refersPast(substitute.node, inner))) {
                    return substitute.text;
                }
            }
            inner.addAll(aliases.next().keySet());
            around = true;
        }
        return null;
    }

    /** Whether a node has columns and none of them belongs to the given aliases. */
    private static boolean refersPast(SqlNode node, Set<String> inner) {
        boolean[] seen = {false, false};
        node.accept(new SqlBasicVisitor<Void>() {
            @Override
            public Void visit(SqlIdentifier id) {
                seen[0] |= !id.isStar();
                seen[1] |= inner.contains(id.names.get(0));
                return null;
            }
        });
        return seen[0] && !seen[1];
    }

    void alias(String name, String method) {
        aliases.add(new JavaAlias(name, method));
    }

    Set<JavaAlias> aliases() {
        return aliases;
    }
}
