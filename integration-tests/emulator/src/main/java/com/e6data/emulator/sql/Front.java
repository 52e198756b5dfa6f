package com.e6data.emulator.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.calcite.avatica.util.Casing;
import org.apache.calcite.avatica.util.Quoting;
import org.apache.calcite.config.NullCollation;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql.parser.babel.SqlBabelParserImpl;
import org.apache.calcite.sql.validate.SqlConformanceEnum;
import org.apache.calcite.sql.validate.SqlValidator;

/**
 * Parser and validator in the configuration of the engine's planner (SQL reference 0.2): double quotes, case kept and
 * not compared, LENIENT.
 */
final class Front {

    private static final SqlParser.Config PARSER = SqlParser.config()
            .withParserFactory(SqlBabelParserImpl.FACTORY)
            .withQuoting(Quoting.DOUBLE_QUOTE)
            .withUnquotedCasing(Casing.UNCHANGED)
            .withQuotedCasing(Casing.UNCHANGED)
            .withCaseSensitive(false)
            .withConformance(SqlConformanceEnum.LENIENT);

    private static final SqlValidator.Config VALIDATOR = SqlValidator.Config.DEFAULT
            .withConformance(SqlConformanceEnum.LENIENT)
            .withIdentifierExpansion(true)
            .withCallRewrite(false)
            .withDefaultNullCollation(NullCollation.HIGH);

    /**
     * A validated statement.
     *
     * @param original the tree as it was parsed
     * @param node the tree that the validator rewrote
     */
    record Validated(SourceText source, SqlNode original, SqlNode node, SqlValidator validator) {}

    private final Catalog catalog;
    private final CalciteSchema root;

    Front(Catalog catalog) {
        this.catalog = catalog;
        this.root = CatalogSchema.root(catalog);
    }

    /**
     * @param catalogName for names without one; null when there is none yet
     * @param schemaName may be empty
     */
    Validated validate(String sql, List<Token> tokens, String catalogName, String schemaName) throws SqlError {
        SourceText source = TokenPass.run(sql, tokens);
        SqlNode parsed = parse(source, tokens);
        new NameCheck(catalog, catalogName, schemaName, source).check(parsed);
        SqlNode original = parsed.clone(parsed.getParserPosition());
        SqlValidator validator = validator(paths(catalogName, schemaName));
        return validated(source, original, validator, () -> validator.validate(parsed));
    }

    /**
     * Validates a lone expression, of a DEFAULT or a CHECK.
     *
     * @param tokens those of the expression
     * @param columns types of the names that it may use
     */
    Validated validateExpression(String sql, List<Token> tokens, Map<String, RelDataType> columns) throws SqlError {
        SourceText source = TokenPass.run(sql, tokens);
        SqlNode parsed;
        try {
            parsed = TreeRewrite.run(
                    SqlParser.create(source.parserText(), PARSER).parseExpression(), source);
        } catch (SqlParseException e) {
            throw Errors.syntax(source, e);
        }
        SqlValidator validator = validator(paths(null, ""));
        return validated(source, parsed, validator, () -> validator.validateParameterizedExpression(parsed, columns));
    }

    private SqlValidator validator(List<List<String>> paths) {
        RelDataTypeFactory types = E6TypeSystem.factory();
        return new E6Validator(new CatalogSchema.Reader(root, paths, types), types, VALIDATOR);
    }

    private static Validated validated(
            SourceText source, SqlNode original, SqlValidator validator, Supplier<SqlNode> validation) throws SqlError {
        try {
            return new Validated(source, original, validation.get(), validator);
        } catch (RuntimeException | AssertionError e) {
            throw e instanceof RuntimeException runtime
                    ? Errors.compilation(source, runtime)
                    : Errors.compilation(String.valueOf(e.getMessage()));
        }
    }

    private static SqlNode parse(SourceText source, List<Token> tokens) throws SqlError {
        SqlNode parsed;
        try {
            parsed = SqlParser.create(source.parserText(), PARSER).parseStmt();
        } catch (SqlParseException e) {
            throw Errors.syntax(source, e);
        }
        boolean known = parsed.isA(SqlKind.QUERY)
                || parsed.getKind() == SqlKind.INSERT
                || parsed.getKind() == SqlKind.UPDATE
                || parsed.getKind() == SqlKind.DELETE;
        if (!known) {
            Token first = tokens.get(0);
            throw Errors.syntax(
                    source.original(),
                    first.start(),
                    "Encountered \"" + first.text() + "\": the engine has no such statement");
        }
        return TreeRewrite.run(parsed, source);
    }

    private static List<List<String>> paths(String catalogName, String schemaName) {
        var paths = new ArrayList<List<String>>();
        if (catalogName != null) {
            if (!schemaName.isEmpty()) {
                paths.add(List.of(catalogName, schemaName));
            }
            paths.add(List.of(catalogName));
        }
        paths.add(List.of());
        return paths;
    }
}
