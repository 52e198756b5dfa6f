package com.e6data.emulator.sql;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDelete;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlInsert;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlUpdate;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.SqlWithItem;
import org.apache.calcite.sql.util.SqlBasicVisitor;

/** Finds qualified table names whose catalog or schema does not exist, and says so in the engine's words. */
final class NameCheck extends SqlBasicVisitor<Void> {

    private final Catalog catalog;
    private final String defaultCatalog;
    private final String defaultSchema;
    private final SourceText source;
    private final Set<String> commonTables = new HashSet<>();
    private SqlError error;

    NameCheck(Catalog catalog, String defaultCatalog, String defaultSchema, SourceText source) {
        this.catalog = catalog;
        this.defaultCatalog = defaultCatalog;
        this.defaultSchema = defaultSchema;
        this.source = source;
    }

    void check(SqlNode node) throws SqlError {
        node.accept(this);
        if (error != null) {
            throw error;
        }
    }

    @Override
    public Void visit(SqlCall call) {
        if (call instanceof SqlWithItem item) {
            commonTables.add(item.name.getSimple().toLowerCase(Locale.ROOT));
        } else if (call instanceof SqlWith with) {
            // Names before bodies: an item may be used by the ones after it.
            with.withList.forEach(item -> visit((SqlCall) item));
            with.body.accept(this);
            return null;
        } else if (call instanceof SqlSelect select && select.getFrom() != null) {
            from(select.getFrom());
        } else if (call instanceof SqlInsert insert) {
            from(insert.getTargetTable());
        } else if (call instanceof SqlUpdate update) {
            from(update.getTargetTable());
        } else if (call instanceof SqlDelete delete) {
            from(delete.getTargetTable());
        }
        return super.visit(call);
    }

    private void from(SqlNode node) {
        if (node instanceof SqlJoin join) {
            from(join.getLeft());
            from(join.getRight());
        } else if (node instanceof SqlIdentifier id) {
            table(id);
        } else if (node.getKind() == SqlKind.AS || node.getKind() == SqlKind.TABLE_REF) {
            from(((SqlCall) node).operand(0));
        }
    }

    private void table(SqlIdentifier id) {
        int size = id.names.size();
        if (error != null
                || size > 3
                || size == 1 && commonTables.contains(id.getSimple().toLowerCase(Locale.ROOT))) {
            return;
        }
        if (size == 3 && !catalog.hasCatalog(id.names.get(0))) {
            error = Errors.compilation(
                    source, id.getParserPosition(), "Catalog: " + id.names.get(0) + " doesn't exist");
            return;
        }
        if (size >= 2) {
            String catalogName = size == 3 ? id.names.get(0) : defaultCatalog;
            String schema = id.names.get(size - 2);
            if (catalogName == null || catalog.schema(catalogName, schema) == null) {
                error = Errors.compilation(
                        source,
                        id.getParserPosition(),
                        "Db: " + schema + " doesn't exist in catalog: " + (catalogName == null ? "" : catalogName));
            }
        } else if (defaultCatalog != null && !catalog.hasCatalog(defaultCatalog)) {
            error = Errors.compilation(source, id.getParserPosition(), "Catalog: " + defaultCatalog + " doesn't exist");
        } else if (defaultCatalog != null
                && !defaultSchema.isEmpty()
                && catalog.schema(defaultCatalog, defaultSchema) == null) {
            error = Errors.compilation(
                    source,
                    id.getParserPosition(),
                    "Db: " + defaultSchema + " doesn't exist in catalog: " + defaultCatalog);
        }
    }
}
