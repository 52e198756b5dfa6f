package com.e6data.jdbc.metadata;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import com.e6data.jdbc.error.ErrorKind;
import com.e6data.jdbc.session.Session.CatalogColumn;
import com.e6data.jdbc.type.TypeDescriptor;
import com.e6data.jdbc.vector.ChunkSource;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Catalogs, schemas, tables and columns, from the server's catalog calls (protocol 11). The server knows no patterns,
 * so names are filtered here. A catalog or schema without wildcards is asked for directly; tables are always listed
 * first, since only a listing shows how their names are stored. The columns of one schema so cost one call and one more
 * for each table that matches.
 *
 * <p>The server does not tell views from tables: everything outside of {@code information_schema} is a TABLE.
 * Thread-safe.
 */
final class CatalogObjects {

    static final List<String> TABLE_TYPES = List.of("SYSTEM TABLE", "TABLE", "VIEW");

    private record SchemaRef(String catalog, String name) {
        String type() {
            return name.equalsIgnoreCase("information_schema") ? "SYSTEM TABLE" : "TABLE";
        }
    }

    private record TableRef(SchemaRef schema, String name) {}

    private record TableColumns(TableRef table, List<CatalogColumn> columns) {}

    private static final Comparator<SchemaRef> BY_SCHEMA =
            comparing(SchemaRef::catalog, nullsFirst(naturalOrder())).thenComparing(SchemaRef::name);
    private static final Comparator<TableRef> BY_TABLE =
            comparing(TableRef::schema, BY_SCHEMA).thenComparing(TableRef::name);

    private final CatalogReader reader;
    private final StoredNames storedNames = new StoredNames();

    CatalogObjects(CatalogReader reader) {
        this.reader = reader;
    }

    /** After a change of the catalog. */
    void forgetNames() {
        storedNames.clear();
    }

    ChunkSource catalogs() throws SQLException {
        return ResultShape.CATALOGS.rows(listCatalogs().stream()
                .sorted()
                .map(name -> new Object[] {name})
                .toList());
    }

    ChunkSource schemas(String catalog, String schemaPattern) throws SQLException {
        return ResultShape.SCHEMAS.rows(matchingSchemas(catalog, NamePattern.of(schemaPattern), false).stream()
                .sorted(BY_SCHEMA)
                .map(schema -> new Object[] {schema.name(), emptyToNull(schema.catalog())})
                .toList());
    }

    static ChunkSource tableTypes() {
        return ResultShape.TABLE_TYPES.rows(
                TABLE_TYPES.stream().map(type -> new Object[] {type}).toList());
    }

    /** {@code types} null for all; unknown types and null elements match nothing. */
    ChunkSource tables(String catalog, String schemaPattern, String tablePattern, Collection<String> types)
            throws SQLException {
        List<SchemaRef> schemas = matchingSchemas(catalog, NamePattern.of(schemaPattern), true).stream()
                .filter(schema -> types == null || types.contains(schema.type()))
                .toList();
        return ResultShape.TABLES.rows(matchingTables(schemas, NamePattern.of(tablePattern)).stream()
                .sorted(comparing((TableRef table) -> table.schema().type()).thenComparing(BY_TABLE))
                .map(table -> new Object[] {
                    emptyToNull(table.schema().catalog()),
                    table.schema().name(),
                    table.name(),
                    table.schema().type(),
                    "",
                    null,
                    null,
                    null,
                    null,
                    null
                })
                .toList());
    }

    ChunkSource columns(String catalog, String schemaPattern, String tablePattern, String columnPattern)
            throws SQLException {
        NamePattern columnName = NamePattern.of(columnPattern);
        List<SchemaRef> schemas = matchingSchemas(catalog, NamePattern.of(schemaPattern), true);
        List<Object[]> rows = new ArrayList<>();
        for (TableColumns table : columnsOf(schemas, NamePattern.of(tablePattern))) {
            int ordinal = 0;
            for (CatalogColumn column : table.columns()) {
                ordinal++;
                if (columnName.matches(column.name())) {
                    rows.add(columnRow(table.table(), column, ordinal));
                }
            }
        }
        return ResultShape.COLUMNS.rows(rows);
    }

    private List<TableColumns> columnsOf(List<SchemaRef> schemas, NamePattern tableName) throws SQLException {
        List<TableRef> tables =
                matchingTables(schemas, tableName).stream().sorted(BY_TABLE).toList();
        return Fanout.map(tables, table -> new TableColumns(table, readColumns(table)));
    }

    private List<CatalogColumn> readColumns(TableRef table) throws SQLException {
        return orEmpty(
                () -> reader.columns(table.schema().catalog(), table.schema().name(), table.name()));
    }

    private List<TableRef> matchingTables(List<SchemaRef> schemas, NamePattern name) throws SQLException {
        if (name.literal().filter(String::isEmpty).isPresent()) {
            return List.of();
        }
        List<TableRef> tables = new ArrayList<>();
        for (List<TableRef> found : Fanout.map(
                schemas,
                schema -> orEmpty(() -> reader.tables(schema.catalog(), schema.name())).stream()
                        .filter(name::matches)
                        .map(table -> new TableRef(schema, table))
                        .toList())) {
            tables.addAll(found);
        }
        return tables;
    }

    /**
     * Schemas of the catalogs that match.
     *
     * @param direct true where a plain name in one known catalog need not be looked up, because the next call tells
     *     whether it exists
     */
    private List<SchemaRef> matchingSchemas(String catalog, NamePattern name, boolean direct) throws SQLException {
        if (name.literal().filter(String::isEmpty).isPresent()) {
            return List.of();
        }
        List<String> catalogs = matchingCatalogs(catalog);
        if (direct && catalogs.size() == 1 && name.literal().isPresent()) {
            String only = catalogs.get(0);
            return List.of(
                    new SchemaRef(only, storedNames.schema(only, name.literal().get())));
        }
        List<SchemaRef> schemas = new ArrayList<>();
        for (List<SchemaRef> found : Fanout.map(
                catalogs,
                one -> orEmpty(() -> listSchemas(one)).stream()
                        .filter(name::matches)
                        .map(schema -> new SchemaRef(one, schema))
                        .toList())) {
            schemas.addAll(found);
        }
        return schemas;
    }

    /** A catalog is a name, not a pattern; null for all of them. */
    private List<String> matchingCatalogs(String catalog) throws SQLException {
        if (catalog != null && !catalog.isEmpty() && !catalog.equals("%")) {
            return List.of(storedNames.catalog(catalog));
        }
        List<String> all = listCatalogs();
        if (all.isEmpty()) {
            return List.of("");
        }
        return catalog == null || catalog.equals("%") ? all : List.of();
    }

    private List<String> listCatalogs() throws SQLException {
        List<String> names = reader.catalogs();
        storedNames.catalogs(names);
        return names;
    }

    private List<String> listSchemas(String catalog) throws SQLException {
        List<String> names = reader.schemas(catalog);
        storedNames.schemas(catalog, names);
        return names;
    }

    private static Object[] columnRow(TableRef table, CatalogColumn column, int ordinal) {
        TypeDescriptor type = TypeDescriptor.parse(column.type());
        return new Object[] {
            emptyToNull(table.schema().catalog()),
            table.schema().name(),
            table.name(),
            column.name(),
            type.type().jdbcType(),
            type.sqlName(),
            type.precision(),
            null,
            SqlTypes.scale(type),
            SqlTypes.radix(type.type()),
            DatabaseMetaData.columnNullableUnknown,
            "",
            null,
            null,
            null,
            SqlTypes.octets(type),
            ordinal,
            "",
            null,
            null,
            null,
            null,
            "NO",
            "NO"
        };
    }

    private static String emptyToNull(String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    private interface Listing<T> {
        List<T> read() throws SQLException;
    }

    /**
     * A name that does not exist, or that the user may not see, has no children, whether the server answers with an
     * empty list or an error.
     */
    private static <T> List<T> orEmpty(Listing<T> listing) throws SQLException {
        try {
            return listing.read();
        } catch (SQLException e) {
            if (ErrorKind.TABLE_NOT_FOUND.sqlState().equals(e.getSQLState())
                    || ErrorKind.PERMISSION_DENIED.sqlState().equals(e.getSQLState())) {
                return List.of();
            }
            throw e;
        }
    }
}
