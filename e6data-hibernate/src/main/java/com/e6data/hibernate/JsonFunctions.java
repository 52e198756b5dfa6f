package com.e6data.hibernate;

import java.util.List;
import org.hibernate.dialect.function.json.JsonArrayFunction;
import org.hibernate.dialect.function.json.JsonExistsFunction;
import org.hibernate.dialect.function.json.JsonObjectFunction;
import org.hibernate.dialect.function.json.JsonQueryFunction;
import org.hibernate.dialect.function.json.JsonValueFunction;
import org.hibernate.metamodel.model.domain.ReturnableType;
import org.hibernate.query.sqm.produce.function.internal.PatternRenderer;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.expression.CastTarget;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.JsonNullBehavior;
import org.hibernate.sql.ast.tree.expression.Literal;
import org.hibernate.type.spi.TypeConfiguration;

/** JSON text in a VARCHAR column (SQL reference 6.9). The engine's functions take no clauses beside the path. */
final class JsonFunctions {

    private JsonFunctions() {}

    private static void refuseClauses(String function, List<? extends SqlAstNode> arguments, int known) {
        if (arguments.size() > known) {
            throw Unsupported.clause(
                    "clause " + (arguments.size() - known) + " behind the path of " + function,
                    "give document and path only");
        }
    }

    /** {@code json_value(doc, path returning T)}. */
    static final class Value extends JsonValueFunction {

        Value(TypeConfiguration types) {
            super(types, true, false);
        }

        @Override
        public void render(
                SqlAppender appender,
                List<? extends SqlAstNode> arguments,
                ReturnableType<?> returnType,
                SqlAstTranslator<?> translator) {
            var typed = arguments.size() > 2 && arguments.get(2) instanceof CastTarget;
            refuseClauses(getName(), arguments, typed ? 3 : 2);
            new PatternRenderer(typed ? "cast(json_value(?1,?2) as ?3)" : "json_value(?1,?2)")
                    .render(appender, arguments, translator);
        }
    }

    /** {@code json_query(doc, path)}. */
    static final class Query extends JsonQueryFunction {

        Query(TypeConfiguration types) {
            super(types, true, false);
        }

        @Override
        public void render(
                SqlAppender appender,
                List<? extends SqlAstNode> arguments,
                ReturnableType<?> returnType,
                SqlAstTranslator<?> translator) {
            refuseClauses(getName(), arguments, 2);
            new PatternRenderer("json_extract(?1,?2)").render(appender, arguments, translator);
        }
    }

    /** {@code json_exists(doc, path)}; a JSON null counts as absent. */
    static final class Exists extends JsonExistsFunction {

        Exists(TypeConfiguration types) {
            super(types, true, false);
        }

        @Override
        public void render(
                SqlAppender appender,
                List<? extends SqlAstNode> arguments,
                ReturnableType<?> returnType,
                SqlAstTranslator<?> translator) {
            refuseClauses(getName(), arguments, 2);
            new PatternRenderer("(json_extract(?1,?2) is not null)").render(appender, arguments, translator);
        }
    }

    /** {@code json_object(key : value, ..)}; keys are literals, as struct fields have fixed names. */
    static final class ObjectOf extends JsonObjectFunction {

        ObjectOf(TypeConfiguration types) {
            super(types, false);
        }

        @Override
        public void render(
                SqlAppender appender,
                List<? extends SqlAstNode> arguments,
                ReturnableType<?> returnType,
                SqlAstTranslator<?> translator) {
            var nulls = arguments.size() % 2 == 1 ? arguments.get(arguments.size() - 1) : JsonNullBehavior.NULL;
            if (nulls != JsonNullBehavior.NULL) {
                throw Unsupported.clause("json_object with absent on null", "leave it out");
            }
            appender.appendSql("to_json(named_struct(");
            var separator = "";
            for (int i = 0; i + 1 < arguments.size(); i += 2) {
                if (!(arguments.get(i) instanceof Literal)) {
                    throw Unsupported.clause("json_object with a computed key", "write the key as a literal");
                }
                appender.appendSql(separator);
                arguments.get(i).accept(translator);
                appender.appendSql(",");
                arguments.get(i + 1).accept(translator);
                separator = ",";
            }
            appender.appendSql("))");
        }
    }

    /** {@code json_array(a, b, ..)} of one element type. */
    static final class ArrayOf extends JsonArrayFunction {

        ArrayOf(TypeConfiguration types) {
            super(types);
        }

        @Override
        public void render(
                SqlAppender appender,
                List<? extends SqlAstNode> arguments,
                ReturnableType<?> returnType,
                SqlAstTranslator<?> translator) {
            appender.appendSql("to_json(array[");
            var separator = "";
            for (var argument : arguments) {
                if (argument instanceof Expression) {
                    appender.appendSql(separator);
                    argument.accept(translator);
                    separator = ",";
                }
            }
            appender.appendSql("])");
        }
    }
}
