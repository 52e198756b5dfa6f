package com.e6data.emulator.sql;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.ColumnStrategy;
import org.apache.calcite.schema.Schema;
import org.apache.calcite.schema.Table;
import org.apache.calcite.schema.impl.AbstractSchema;
import org.apache.calcite.schema.impl.AbstractTable;
import org.apache.calcite.schema.lookup.LikePattern;
import org.apache.calcite.schema.lookup.Lookup;
import org.apache.calcite.schema.lookup.Named;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlNameMatchers;
import org.apache.calcite.sql2rel.InitializerExpressionFactory;
import org.apache.calcite.sql2rel.NullInitializerExpressionFactory;

/** Shows {@link Catalog} to Calcite as nested schemas: catalog, schema, table. */
final class CatalogSchema {

    private CatalogSchema() {}

    static CalciteSchema root(Catalog catalog) {
        return CalciteSchema.createRootSchema(false, false, "", new AbstractSchema() {
            @Override
            public Lookup<? extends Schema> subSchemas() {
                return new ByName<Schema>(name -> {
                    String stored = catalog.catalogName(name);
                    return stored == null ? null : new Named<>(stored, catalogSchema(catalog, stored));
                });
            }
        });
    }

    private static Schema catalogSchema(Catalog catalog, String name) {
        return new AbstractSchema() {
            @Override
            public Lookup<? extends Schema> subSchemas() {
                return new ByName<Schema>(schemaName -> {
                    Catalog.Schema schema = catalog.schema(name, schemaName);
                    return schema == null ? null : new Named<>(schema.name(), schemaOf(schema));
                });
            }
        };
    }

    private static Schema schemaOf(Catalog.Schema schema) {
        return new AbstractSchema() {
            @Override
            public Lookup<Table> tables() {
                return new ByName<>(name -> {
                    Catalog.Table table = schema.tables().get(name);
                    return table == null ? null : new Named<>(table.name(), new CatalogTable(table));
                });
            }
        };
    }

    /** Finds one name at a time, without case: a schema may have thousands of tables. */
    private record ByName<T>(Function<String, Named<T>> find) implements Lookup<T> {

        @Override
        public T get(String name) {
            Named<T> found = find.apply(name);
            return found == null || !found.name().equals(name) ? null : found.entity();
        }

        @Override
        public Named<T> getIgnoreCase(String name) {
            return find.apply(name);
        }

        /** None: only completion and wildcards would ask. */
        @Override
        public Set<String> getNames(LikePattern pattern) {
            return Set.of();
        }
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
            if (type == InitializerExpressionFactory.class) {
                return type.cast(new Defaults(table));
            }
            return type.isInstance(table) ? type.cast(table) : super.unwrap(type);
        }
    }

    /** Which columns INSERT may leave out; the values are H2's to know. */
    private static final class Defaults extends NullInitializerExpressionFactory {
        private final Catalog.Table table;

        Defaults(Catalog.Table table) {
            this.table = table;
        }

        @Override
        public ColumnStrategy generationStrategy(RelOptTable relTable, int column) {
            Catalog.Column found = table.columns().get(column);
            if (found.hasDefault()) {
                return ColumnStrategy.DEFAULT;
            }
            return found.nullable() ? ColumnStrategy.NULLABLE : ColumnStrategy.NOT_NULLABLE;
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
