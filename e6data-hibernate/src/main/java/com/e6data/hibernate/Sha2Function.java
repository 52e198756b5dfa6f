package com.e6data.hibernate;

import java.util.List;
import org.hibernate.metamodel.model.domain.ReturnableType;
import org.hibernate.query.sqm.function.AbstractSqmSelfRenderingFunctionDescriptor;
import org.hibernate.query.sqm.produce.function.FunctionReturnTypeResolver;
import org.hibernate.query.sqm.produce.function.StandardArgumentsValidators;
import org.hibernate.sql.ast.SqlAstNodeRenderingMode;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.expression.Expression;

/** {@code sha2(s, bits)}: the engine has a function for each of two lengths (SQL reference 6.3). */
final class Sha2Function extends AbstractSqmSelfRenderingFunctionDescriptor {

    Sha2Function(FunctionReturnTypeResolver returnType) {
        super("sha2", StandardArgumentsValidators.exactly(2), returnType, null);
    }

    @Override
    public void render(
            SqlAppender appender,
            List<? extends SqlAstNode> arguments,
            ReturnableType<?> returnType,
            SqlAstTranslator<?> translator) {
        Number bits = translator.getLiteralValue((Expression) arguments.get(1));
        switch (bits.intValue()) {
            case 256 -> appender.appendSql("sha256(");
            case 512 -> appender.appendSql("sha512(");
            default -> throw Unsupported.function("sha2 with " + bits + " bits", "use 256 or 512");
        }
        translator.render(arguments.get(0), SqlAstNodeRenderingMode.NO_PLAIN_PARAMETER);
        appender.appendSql(")");
    }
}
