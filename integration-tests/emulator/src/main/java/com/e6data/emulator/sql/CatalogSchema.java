package com.e6data.emulator.sql;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.Schema;
import org.apache.calcite.schema.Table;
import org.apache.calcite.schema.impl.AbstractSchema;
import org.apache.calcite.schema.impl.AbstractTable;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlNameMatchers;

/** Shows {@link Catalog} to Calcite as nested schemas: catalog, schema, table. */
final class CatalogSchema {

    private CatalogSchema() {}

    static CalciteSchema root(Catalog catalog) {
        return CalciteSchema.createRootSchema(false, false, "", new AbstractSchema() {
            @Override
            protected Map<String, Schema> getSubSchemaMap() {
                var schemas = new HashMap<String, Schema>();
                for (String name : catalog.catalogs()) {
                    schemas.put(name, catalogSchema(catalog, name));
                }
                return schemas;
            }
        });
    }

    private static Schema catalogSchema(Catalog catalog, String name) {
        return new AbstractSchema() {
            @Override
            protected Map<String, Schema> getSubSchemaMap() {
                var schemas = new HashMap<String, Schema>();
                catalog.schemas(name).values().forEach(s -> schemas.put(s.name(), schemaOf(s)));
                return schemas;
            }
        };
    }

    private static Schema schemaOf(Catalog.Schema schema) {
        return new AbstractSchema() {
            @Override
            protected Map<String, Table> getTableMap() {
                var tables = new HashMap<String, Table>();
                schema.tables().values().forEach(t -> tables.put(t.name(), new CatalogTable(t)));
                return tables;
            }
        };
    }

    /** A table as the validator sees it. */
    static final class CatalogTable extends AbstractTable {
        private final Catalog.Table table;

        CatalogTable(Catalog.Table table) {
            this.table = table;
        }

        @Override
        public RelDataType getRowType(RelDataTypeFactory factory) {
            RelDataTypeFactory.Builder row = factory.builder();
            for (Catalog.Column column : table.columns()) {
                row.add(column.name(), column.type().toRel(factory, column.nullable()));
            }
            return row.build();
        }

        @Override
        public <C> C unwrap(Class<C> type) {
            return type.isInstance(table) ? type.cast(table) : super.unwrap(type);
        }
    }

    /** Resolves names without case: as they stand, under the catalog, under the schema. */
    static final class Reader extends CalciteCatalogReader {

        Reader(CalciteSchema root, List<List<String>> paths, RelDataTypeFactory factory) {
            super(
                    root,
                    SqlNameMatchers.withCaseSensitive(false),
                    paths,
                    factory,
                    org.apache.calcite.config.CalciteConnectionConfig.DEFAULT);
        }

        /** Types that the parser knows only as names. */
        @Override
        public RelDataType getNamedType(SqlIdentifier name) {
            if (!name.isSimple()) {
                return null;
            }
            return switch (name.getSimple().toUpperCase(java.util.Locale.ROOT)) {
                case "TIMESTAMP_TZ" -> typeFactory.createSqlType(SqlTypeName.TIMESTAMP_TZ);
                case "JSON" -> typeFactory.createSqlType(SqlTypeName.VARCHAR);
                default -> null;
            };
        }
    }
}
