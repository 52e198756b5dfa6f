package com.e6data.emulator.sql;

import com.e6data.emulator.wire.OutputColumn;
import com.e6data.emulator.wire.WireType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.SqlKind;

/**
 * e6data SQL over an in-memory H2: catalogs, schemas, tables, and statements that go through token pass, Calcite
 * parser, validator and printer before H2 sees anything. Thread-safe.
 */
public final class SqlEngine implements AutoCloseable {

    private static final int LOAD_BATCH = 1_000;

    /** A column as the catalog shows it; {@code type} is a text of protocol 11, for example {@code decimal(15,2)}. */
    public record CatalogColumn(String name, String type) {}

    private final Catalog catalog = new Catalog();
    private final H2Database database = new H2Database();
    private final Indexes indexes = new Indexes(database);
    private final DdlRunner definitions = new DdlRunner(database, catalog, indexes);
    private final Front front = new Front(catalog);

    private final boolean backslashEscapes;

    private SqlEngine(boolean backslashEscapes) {
        this.backslashEscapes = backslashEscapes;
    }

    /** An engine with its own empty H2 database, gone when closed; a backslash escapes in string literals. */
    public static SqlEngine create() {
        return create(true);
    }

    /** @param backslashEscapes false for an engine in which a backslash is a character like any other */
    public static SqlEngine create(boolean backslashEscapes) {
        return new SqlEngine(backslashEscapes);
    }

    /** Makes a catalog with a schema; existing ones stay. */
    public void createSchema(String catalogName, String schema) throws SqlError {
        definitions.createSchema(catalogName, schema);
    }

    public List<String> catalogs() {
        return catalog.catalogs();
    }

    /** Schemas of a catalog, empty when it does not exist; the name is matched without case. */
    public List<String> schemas(String catalogName) {
        return catalog.schemas(orDefault(catalogName)).values().stream()
                .map(Catalog.Schema::name)
                .toList();
    }

    /** Tables and views of a schema; names are matched without case. */
    public List<String> tables(String catalogName, String schema) {
        Catalog.Schema found = catalog.schema(orDefault(catalogName), schema);
        return found == null
                ? List.of()
                : found.tables().values().stream().map(Catalog.Table::name).toList();
    }

    /** Columns in table order, empty when there is no such table; names are matched without case. */
    public List<CatalogColumn> columns(String catalogName, String schema, String table) {
        Catalog.Table found = catalog.table(orDefault(catalogName), schema, table);
        return found == null
                ? List.of()
                : found.columns().stream()
                        .map(c -> new CatalogColumn(c.name(), c.type().text()))
                        .toList();
    }

    private String orDefault(String catalogName) {
        String name = catalogName == null || catalogName.isEmpty() ? catalog.defaultCatalog() : catalogName;
        return name == null ? "" : name;
    }

    /**
     * Parses, validates and types a statement; runs nothing.
     *
     * @param catalogName for unqualified names; empty for the default catalog
     * @param schema for unqualified names; may be empty
     * @throws SqlError of phase SYNTAX or COMPILATION
     */
    public PreparedSql prepare(String sql, String catalogName, String schema) throws SqlError {
        List<Token> tokens = Lexer.tokens(sql, backslashEscapes);
        String inCatalog = catalogName == null || catalogName.isEmpty() ? catalog.defaultCatalog() : catalogName;
        String inSchema = schema == null ? "" : schema;
        if (DdlParser.isDdl(tokens)) {
            return definition(sql, tokens, inCatalog, inSchema);
        }
        Front.Validated validated = front.validate(sql, tokens, inCatalog, inSchema);
        var context = new PrintContext(validated.validator());
        try {
            if (validated.node().isA(SqlKind.QUERY)) {
                List<OutputColumn> columns = Output.columns(validated);
                PrintedQuery printed = printed(new QueryPrinter(context).query(validated.node()), context);
                return parameterized(
                        new Statements.Query(database, indexes, printed, columns),
                        validated,
                        sql,
                        tokens,
                        inCatalog,
                        inSchema);
            }
            PrintedQuery printed = printed(new DmlPrinter(context).print(validated.node()), context);
            return parameterized(
                    new Statements.Dml(database, indexes, printed), validated, sql, tokens, inCatalog, inSchema);
        } catch (RuntimeException e) {
            throw Errors.compilation(validated.source(), e);
        }
    }

    private PreparedSql parameterized(
            PreparedSql statement,
            Front.Validated validated,
            String sql,
            List<Token> tokens,
            String inCatalog,
            String inSchema) {
        if (ParameterLiterals.markers(tokens) == 0) {
            return statement;
        }
        List<WireType> types = validated.validator().getParameterRowType(validated.node()).getFieldList().stream()
                .map(field -> H2Types.wire(field.getType()))
                .toList();
        return new Statements.Parameterized(
                statement,
                types,
                values -> prepare(ParameterLiterals.bind(sql, tokens, values, backslashEscapes), inCatalog, inSchema));
    }

    private static PrintedQuery printed(String h2Sql, PrintContext context) {
        return new PrintedQuery(h2Sql, context.aliases(), context.joinColumns());
    }

    private PreparedSql definition(String sql, List<Token> tokens, String inCatalog, String inSchema) throws SqlError {
        Ddl ddl = DdlParser.parse(sql, tokens);
        PrintedQuery printed = null;
        List<Catalog.Column> columns = List.of();
        int query = ddl instanceof Ddl.CreateTableAs as
                ? as.query()
                : ddl instanceof Ddl.CreateView view ? view.query() : -1;
        if (query >= 0) {
            Front.Validated validated = front.validate(sql, tokens.subList(query, tokens.size()), inCatalog, inSchema);
            var context = new PrintContext(validated.validator());
            try {
                printed = printed(new QueryPrinter(context).query(validated.node()), context);
                columns = queryColumns(validated, ddl);
            } catch (RuntimeException e) {
                throw Errors.compilation(validated.source(), e);
            }
        }
        DdlExpressions.Printed expressions =
                DdlExpressions.print(ddl, definitions.altered(ddl, inCatalog, inSchema), front, sql, tokens);
        var change = new DdlRunner.Change(ddl, inCatalog, inSchema, printed, columns, expressions);
        return new Statements.Definition(definitions, change, sql);
    }

    private static List<Catalog.Column> queryColumns(Front.Validated validated, Ddl ddl) {
        List<String> names = ddl instanceof Ddl.CreateView view ? view.columns() : List.of();
        List<OutputColumn> labels = Output.columns(validated);
        RelDataType row = validated.validator().getValidatedNodeType(validated.node());
        if (!names.isEmpty() && names.size() != row.getFieldCount()) {
            throw new PrintRefusal(
                    "The view names " + names.size() + " columns, its query has " + row.getFieldCount(), null);
        }
        var columns = new ArrayList<Catalog.Column>();
        for (RelDataTypeField field : row.getFieldList()) {
            String name = names.isEmpty() ? labels.get(field.getIndex()).label() : names.get(field.getIndex());
            columns.add(new Catalog.Column(name, ColumnType.of(field.getType()), true, false));
        }
        return List.copyOf(columns);
    }

    /**
     * Appends rows to a table past the SQL front, for test data.
     *
     * @param rows values in column order, as {@link com.e6data.emulator.wire.RowCursor#get} gives them
     * @return number of rows
     */
    public long load(String catalogName, String schema, String table, Iterable<Object[]> rows) throws SqlError {
        Catalog.Table target = catalog.table(orDefault(catalogName), schema, table);
        if (target == null || target.view()) {
            throw Errors.compilation("Object '" + table + "' not found within '" + catalogName + "." + schema + "'");
        }
        String places = target.columns().stream().map(c -> "?").collect(Collectors.joining(", "));
        long count = 0;
        try {
            Connection connection = database.borrow();
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO " + target.h2Name() + " VALUES (" + places + ")")) {
                for (Object[] row : rows) {
                    for (int i = 0; i < row.length; i++) {
                        insert.setObject(i + 1, row[i]);
                    }
                    insert.addBatch();
                    if (++count % LOAD_BATCH == 0) {
                        insert.executeBatch();
                    }
                }
                insert.executeBatch();
            } finally {
                database.giveBack(connection);
            }
        } catch (SQLException e) {
            throw Errors.execution(e);
        }
        return count;
    }

    @Override
    public void close() {
        database.close();
    }
}
