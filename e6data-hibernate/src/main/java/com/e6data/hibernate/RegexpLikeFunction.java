package com.e6data.hibernate;

import java.util.List;
import org.hibernate.metamodel.model.domain.ReturnableType;
import org.hibernate.query.sqm.function.AbstractSqmSelfRenderingFunctionDescriptor;
import org.hibernate.query.sqm.produce.function.ArgumentTypesValidator;
import org.hibernate.query.sqm.produce.function.FunctionParameterType;
import org.hibernate.query.sqm.produce.function.StandardArgumentsValidators;
import org.hibernate.query.sqm.produce.function.StandardFunctionArgumentTypeResolvers;
import org.hibernate.query.sqm.produce.function.StandardFunctionReturnTypeResolvers;
import org.hibernate.sql.ast.SqlAstNodeRenderingMode;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.expression.Literal;
import org.hibernate.type.StandardBasicTypes;
import org.hibernate.type.spi.TypeConfiguration;

/** Regular expressions: the engine has no flags argument, so flags go into the pattern (SQL reference 6.1). */
final class RegexpLikeFunction extends AbstractSqmSelfRenderingFunctionDescriptor {

    RegexpLikeFunction(TypeConfiguration types) {
        super(
                "regexp_like",
                new ArgumentTypesValidator(
                        StandardArgumentsValidators.between(2, 3),
                        FunctionParameterType.STRING,
                        FunctionParameterType.STRING,
                        FunctionParameterType.STRING),
                StandardFunctionReturnTypeResolvers.invariant(
                        types.getBasicTypeRegistry().resolve(StandardBasicTypes.BOOLEAN)),
                StandardFunctionArgumentTypeResolvers.invariant(
                        types,
                        FunctionParameterType.STRING,
                        FunctionParameterType.STRING,
                        FunctionParameterType.STRING));
    }

    @Override
    public void render(
            SqlAppender appender,
            List<? extends SqlAstNode> arguments,
            ReturnableType<?> returnType,
            SqlAstTranslator<?> translator) {
        var flags = arguments.size() == 3 ? javaFlags(arguments.get(2)) : "";
        var pattern = arguments.get(1);
        appender.appendSql("regexp_like(");
        translator.render(arguments.get(0), SqlAstNodeRenderingMode.NO_PLAIN_PARAMETER);
        appender.appendSql(",");
        if (!flags.isEmpty()) {
            appender.appendSql("'(?" + flags + ")' || ");
        }
        translator.render(pattern, SqlAstNodeRenderingMode.NO_PLAIN_PARAMETER);
        appender.appendSql(")");
    }

    private static String javaFlags(SqlAstNode argument) {
        if (!(argument instanceof Literal literal) || literal.getLiteralValue() == null) {
            throw Unsupported.clause("regexp_like with flags that are not a literal", "write the flags into the query");
        }
        var flags = new StringBuilder();
        for (char flag : literal.getLiteralValue().toString().toCharArray()) {
            switch (flag) {
                case 'i', 'm', 'x' -> flags.append(flag);
                case 'n' -> flags.append('s');
                case 'c' -> {
                    // Case-sensitive is the default.
                }
                default -> throw Unsupported.clause("regexp_like flag '" + flag + "'", "use i, m, n, x or c");
            }
        }
        return flags.toString();
    }
}
