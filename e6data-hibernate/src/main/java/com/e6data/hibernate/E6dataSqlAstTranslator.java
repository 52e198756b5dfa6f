package com.e6data.hibernate;

import com.e6data.hibernate.E6dataSettings.LimitOffset;
import jakarta.persistence.criteria.Nulls;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.hibernate.LockMode;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.metamodel.model.domain.ReturnableType;
import org.hibernate.query.SortDirection;
import org.hibernate.query.common.FetchClauseType;
import org.hibernate.query.common.FrameExclusion;
import org.hibernate.query.common.FrameKind;
import org.hibernate.query.common.FrameMode;
import org.hibernate.query.common.TemporalUnit;
import org.hibernate.query.sqm.BinaryArithmeticOperator;
import org.hibernate.query.sqm.ComparisonOperator;
import org.hibernate.query.sqm.SetOperator;
import org.hibernate.query.sqm.UnaryArithmeticOperator;
import org.hibernate.query.sqm.function.SelfRenderingFunctionSqlAstExpression;
import org.hibernate.query.sqm.sql.internal.SqmParameterInterpretation;
import org.hibernate.query.sqm.tree.expression.Conversion;
import org.hibernate.sql.ast.Clause;
import org.hibernate.sql.ast.SqlAstNodeRenderingMode;
import org.hibernate.sql.ast.spi.AbstractSqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlSelection;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.Statement;
import org.hibernate.sql.ast.tree.cte.CteContainer;
import org.hibernate.sql.ast.tree.expression.BinaryArithmeticExpression;
import org.hibernate.sql.ast.tree.expression.CaseSearchedExpression;
import org.hibernate.sql.ast.tree.expression.CaseSimpleExpression;
import org.hibernate.sql.ast.tree.expression.CastTarget;
import org.hibernate.sql.ast.tree.expression.ColumnReference;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.JdbcParameter;
import org.hibernate.sql.ast.tree.expression.Literal;
import org.hibernate.sql.ast.tree.expression.Over;
import org.hibernate.sql.ast.tree.expression.Overflow;
import org.hibernate.sql.ast.tree.expression.SqlTuple;
import org.hibernate.sql.ast.tree.expression.UnaryOperation;
import org.hibernate.sql.ast.tree.expression.UnparsedNumericLiteral;
import org.hibernate.sql.ast.tree.from.DerivedTableReference;
import org.hibernate.sql.ast.tree.from.TableGroup;
import org.hibernate.sql.ast.tree.insert.ConflictClause;
import org.hibernate.sql.ast.tree.predicate.BetweenPredicate;
import org.hibernate.sql.ast.tree.predicate.NullnessPredicate;
import org.hibernate.sql.ast.tree.predicate.Predicate;
import org.hibernate.sql.ast.tree.select.QueryGroup;
import org.hibernate.sql.ast.tree.select.QueryPart;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.hibernate.sql.ast.tree.select.SortSpecification;
import org.hibernate.sql.exec.spi.JdbcOperation;

/**
 * Where e6data's SQL differs from Hibernate's standard rendering: untyped parameters, division, null order, limits and
 * the clauses that the engine does not have (SQL reference 7).
 */
class E6dataSqlAstTranslator<T extends JdbcOperation> extends AbstractSqlAstTranslator<T> {

    private final LimitOffset limitOffset;
    private boolean castingLimit;

    E6dataSqlAstTranslator(SessionFactoryImplementor sessionFactory, Statement statement, LimitOffset limitOffset) {
        super(sessionFactory, statement);
        this.limitOffset = limitOffset;
    }

    // Parameters and nulls: the planner must know a type for each (SQL reference 1.3, 7.1)

    @Override
    protected void renderSelectExpression(Expression expression) {
        renderSelectExpressionWithCastedOrInlinedPlainParameters(expression);
    }

    /**
     * Casts without length, precision or scale of the column that the type was inferred from: they would round a factor
     * like 0.075 to the two digits of the price that it is multiplied with.
     */
    @Override
    protected void renderCasted(Expression expression) {
        var value = expression instanceof SqmParameterInterpretation parameter
                ? parameter.getResolvedExpression()
                : expression;
        var target = new CastTarget(value.getExpressionType().getSingleJdbcMapping());
        List<SqlAstNode> arguments = List.of(value, target);
        castFunction().render(this, arguments, (ReturnableType<?>) target.getJdbcMapping(), this);
    }

    private void renderOperand(Expression expression) {
        if (isParameter(expression) && getParameterRenderingMode() == SqlAstNodeRenderingMode.DEFAULT) {
            renderCasted(expression);
        } else {
            expression.accept(this);
        }
    }

    /** A parameter beside an operand that has a type takes that type. */
    private void renderBeside(Expression expression, Expression partner) {
        if (isParameter(expression)) {
            render(
                    expression,
                    isParameter(partner)
                            ? SqlAstNodeRenderingMode.NO_PLAIN_PARAMETER
                            : SqlAstNodeRenderingMode.DEFAULT);
        } else {
            expression.accept(this);
        }
    }

    @Override
    public void visitParameter(JdbcParameter parameter) {
        // The row number emulation computes offset + limit, where neither has a typed partner.
        var limit = parameter == getLimitParameter() || parameter == getOffsetParameter();
        if (limit && !castingLimit && getClauseStack().getCurrent() == Clause.WHERE) {
            castingLimit = true;
            renderCasted(parameter);
            castingLimit = false;
        } else {
            super.visitParameter(parameter);
        }
    }

    @Override
    public void visitNullnessPredicate(NullnessPredicate predicate) {
        if (isParameter(predicate.getExpression())) {
            renderOperand(predicate.getExpression());
            appendSql(predicate.isNegated() ? " is not null" : " is null");
        } else {
            super.visitNullnessPredicate(predicate);
        }
    }

    @Override
    public void visitBetweenPredicate(BetweenPredicate predicate) {
        renderOperand(predicate.getExpression());
        appendSql(predicate.isNegated() ? " not between " : " between ");
        predicate.getLowerBound().accept(this);
        appendSql(" and ");
        predicate.getUpperBound().accept(this);
    }

    @Override
    protected void visitAnsiCaseSearchedExpression(CaseSearchedExpression expression, Consumer<Expression> renderer) {
        super.visitAnsiCaseSearchedExpression(expression, caseResult(renderer));
    }

    @Override
    protected void visitAnsiCaseSimpleExpression(CaseSimpleExpression expression, Consumer<Expression> renderer) {
        super.visitAnsiCaseSimpleExpression(expression, caseResult(renderer));
    }

    private Consumer<Expression> caseResult(Consumer<Expression> renderer) {
        return result -> {
            if (isParameter(result)) {
                renderOperand(result);
            } else {
                renderer.accept(result);
            }
        };
    }

    @Override
    protected void renderComparison(Expression left, ComparisonOperator operator, Expression right) {
        switch (operator) {
            case DISTINCT_FROM -> renderDistinct(left, right, "1");
            case NOT_DISTINCT_FROM -> renderDistinct(left, right, "0");
            default -> {
                renderBeside(left, right);
                appendSql(operator.sqlText());
                renderBeside(right, left);
            }
        }
    }

    /** Two-valued, so that it may stand under a negation (SQL reference 3.2: the native form is unproven). */
    private void renderDistinct(Expression left, Expression right, String result) {
        appendSql("case when ");
        renderBeside(left, right);
        appendSql("=");
        renderBeside(right, left);
        appendSql(" or ");
        renderOperand(left);
        appendSql(" is null and ");
        renderOperand(right);
        appendSql(" is null then 0 else 1 end=");
        appendSql(result);
    }

    /** Row values are compared column by column (SQL reference 3.2). */
    @Override
    protected void renderSelectTupleComparison(
            List<SqlSelection> selections, SqlTuple tuple, ComparisonOperator operator) {
        emulateSelectTupleComparison(selections, tuple.getExpressions(), operator, true);
    }

    // Arithmetic (SQL reference 3.9, 6.1)

    @Override
    public void visitBinaryArithmeticExpression(BinaryArithmeticExpression expression) {
        var left = expression.getLeftHandOperand();
        var right = expression.getRightHandOperand();
        switch (expression.getOperator()) {
            case MODULO -> renderModulo(left, right);
            case DIVIDE, DIVIDE_PORTABLE -> {
                if (isInteger(left) && isInteger(right)) {
                    renderTruncated(() -> renderOperation(left, " / ", right));
                } else {
                    renderOperation(left, " / ", right);
                }
            }
            default -> renderOperation(left, spaced(expression.getOperator()), right);
        }
    }

    /** With blanks: {@code a--5} would start a comment. */
    private void renderOperation(Expression left, String operator, Expression right) {
        appendSql("(");
        renderBeside(left, right);
        appendSql(operator);
        renderBeside(right, left);
        appendSql(")");
    }

    private static String spaced(BinaryArithmeticOperator operator) {
        return " " + operator.getOperatorSqlTextString() + " ";
    }

    /** The engine types MOD as double. */
    private void renderModulo(Expression left, Expression right) {
        var integer = isInteger(left) && isInteger(right);
        appendSql(integer ? "cast(mod(" : "mod(");
        renderBeside(left, right);
        appendSql(",");
        renderBeside(right, left);
        appendSql(integer ? ") as bigint)" : ")");
    }

    /** The engine divides integers to a double; whether CAST truncates or rounds is unconfirmed. */
    private void renderTruncated(Runnable quotient) {
        appendSql("cast(sign");
        quotient.run();
        appendSql(" * floor(abs");
        quotient.run();
        appendSql(") as bigint)");
    }

    private static boolean isInteger(Expression expression) {
        if (expression instanceof UnparsedNumericLiteral<?> literal) {
            // Its mapped type is inferred from the other operand: 2.0 beside an int would be an int.
            var value = literal.getLiteralValue();
            return value instanceof Integer || value instanceof Long || value instanceof BigInteger;
        }
        var type = expression.getExpressionType();
        return type != null
                && type.getJdbcTypeCount() == 1
                && type.getSingleJdbcMapping().getJdbcType().isInteger();
    }

    @Override
    public void visitUnaryOperationExpression(UnaryOperation operation) {
        var operand = operation.getOperand();
        if (operation.getOperator() == UnaryArithmeticOperator.UNARY_PLUS) {
            operand.accept(this);
        } else if (operand instanceof ColumnReference || isParameter(operand) || isPositive(operand)) {
            appendSql("-");
            renderOperand(operand);
        } else {
            appendSql("-(");
            operand.accept(this);
            appendSql(")");
        }
    }

    private static boolean isPositive(Expression operand) {
        return operand instanceof UnparsedNumericLiteral<?> unparsed
                ? !unparsed.getUnparsedLiteralValue().startsWith("-")
                : operand instanceof Literal literal
                        && literal.getLiteralValue() instanceof Number number
                        && number.doubleValue() >= 0;
    }

    @Override
    public void visitConversion(Conversion conversion) {
        var duration = conversion.getDuration();
        var factor = duration.getUnit().conversionFactor(conversion.getUnit(), getDialect());
        if (factor.startsWith("/")) {
            renderTruncated(() -> {
                appendSql("(");
                renderOperand(duration.getMagnitude());
                appendSql(" / ");
                appendSql(factor.substring(1));
                appendSql(")");
            });
        } else {
            super.visitConversion(conversion);
        }
    }

    // Order, limits and windows (SQL reference 3.6 to 3.8)

    @Override
    protected void visitSortSpecification(
            Expression expression, SortDirection direction, Nulls precedence, boolean ignoreCase) {
        renderSortExpression(expression, ignoreCase);
        if (direction == SortDirection.DESCENDING) {
            appendSql(" desc");
        }
        // Written whenever it is asked for: the engine's own null position is not known.
        var nulls = precedence == null || precedence == Nulls.NONE
                ? getSessionFactory().getSessionFactoryOptions().getDefaultNullPrecedence()
                : precedence;
        if (nulls == Nulls.FIRST) {
            appendSql(" nulls first");
        } else if (nulls == Nulls.LAST) {
            appendSql(" nulls last");
        }
    }

    @Override
    public void visitQuerySpec(QuerySpec querySpec) {
        refuseLocks();
        if (needsRowNumbers(querySpec)) {
            emulateFetchOffsetWithWindowFunctions(querySpec, true);
        } else {
            super.visitQuerySpec(querySpec);
        }
    }

    @Override
    public void visitQueryGroup(QueryGroup queryGroup) {
        refuseBagOperators(queryGroup.getSetOperator());
        if (needsRowNumbers(queryGroup)) {
            emulateFetchOffsetWithWindowFunctions(queryGroup, true);
        } else {
            super.visitQueryGroup(queryGroup);
        }
    }

    private boolean needsRowNumbers(QueryPart queryPart) {
        if (getQueryPartForRowNumbering() == queryPart) {
            return false;
        }
        if (useOffsetFetchClause(queryPart)) {
            var type = queryPart.getFetchClauseType();
            if (queryPart.getFetchClauseExpression() != null && type != FetchClauseType.ROWS_ONLY) {
                return true;
            }
        }
        return limitOffset == LimitOffset.ROW_NUMBER && hasOffset(queryPart);
    }

    private static void refuseBagOperators(SetOperator operator) {
        if (operator == SetOperator.INTERSECT_ALL || operator == SetOperator.EXCEPT_ALL) {
            var name = operator.sqlString();
            throw Unsupported.clause(name, "use " + name.substring(0, name.length() - " all".length()));
        }
    }

    @Override
    public void visitOffsetFetchClause(QueryPart queryPart) {
        if (!isRowNumberingCurrentQueryPart()) {
            renderLimitOffsetClause(queryPart);
        }
    }

    @Override
    public void visitOver(Over<?> over) {
        if (over.getExpression() instanceof SelfRenderingFunctionSqlAstExpression<?> function
                && function.getFunctionName().equals(RankFunction.PERCENT_RANK)) {
            renderPercentRank(over);
        } else {
            super.visitOver(over);
        }
    }

    /** The share of rows ranked below; zero for a single row. */
    private void renderPercentRank(Over<?> over) {
        appendSql("coalesce(cast(rank()");
        visitOverClause(over.getPartitions(), over.getOrderList());
        appendSql(" - 1 as double) / nullif(count(*)");
        visitOverClause(over.getPartitions(), new ArrayList<>());
        appendSql(" - 1,0),0)");
    }

    @Override
    protected void visitOverClause(
            List<Expression> partitions,
            List<SortSpecification> order,
            FrameMode mode,
            FrameKind startKind,
            Expression start,
            FrameKind endKind,
            Expression end,
            FrameExclusion exclusion,
            boolean orderedSetAggregate) {
        if (mode == FrameMode.GROUPS) {
            throw Unsupported.clause("window frame mode groups", "use rows");
        }
        if (exclusion != FrameExclusion.NO_OTHERS) {
            throw Unsupported.clause("window frame exclusion", "leave the exclude clause out");
        }
        super.visitOverClause(partitions, order, mode, startKind, start, endKind, end, exclusion, orderedSetAggregate);
    }

    // Names of derived columns are HQL aliases, which Hibernate does not quote (SQL reference 1.4)

    @Override
    public void visitColumnReference(ColumnReference column) {
        if (isReserved(column.getColumnExpression()) && column.getQualifier() != null) {
            appendSql(determineColumnReferenceQualifier(column));
            appendSql(".");
            appendSql(getDialect().toQuotedIdentifier(column.getColumnExpression()));
        } else {
            super.visitColumnReference(column);
        }
    }

    @Override
    protected void renderDerivedTableReferenceIdentificationVariable(DerivedTableReference table) {
        if (table.getIdentificationVariable() != null) {
            appendSql(" ");
            appendSql(table.getIdentificationVariable());
            var separator = "(";
            for (var name : table.getColumnNames()) {
                appendSql(separator);
                appendSql(isReserved(name) ? getDialect().toQuotedIdentifier(name) : name);
                separator = ",";
            }
            appendSql(")");
        }
    }

    private boolean isReserved(String name) {
        return getDialect().getKeywords().contains(name.toLowerCase(Locale.ROOT));
    }

    // Refused (SQL reference 3.4, 4)

    @Override
    public void visitCteContainer(CteContainer container) {
        for (var cte : container.getCteStatements().values()) {
            if (cte.isRecursive()) {
                throw Unsupported.clause("recursive query " + cte.getCteTable().getTableExpression(), "");
            }
            for (var column : cte.getCteTable().getCteColumns()) {
                if (isReserved(column.getColumnExpression())) {
                    throw Unsupported.clause(
                            "reserved word " + column.getColumnExpression() + " as alias in a common table expression",
                            "choose another alias");
                }
            }
        }
        super.visitCteContainer(container);
    }

    /** Hibernate's emulation correlates two levels deep, which is unproven (SQL reference 3.1, 3.2). */
    @Override
    protected Predicate determineLateralEmulationPredicate(TableGroup tableGroup) {
        if (tableGroup.getPrimaryTableReference() instanceof DerivedTableReference table && table.isLateral()) {
            throw Unsupported.clause("lateral join", "use a subquery in select, or row_number() over a partition");
        }
        return super.determineLateralEmulationPredicate(tableGroup);
    }

    private void refuseLocks() {
        var lock = getLockOptions() == null ? LockMode.NONE : getLockOptions().getLockMode();
        if (lock.isPessimistic()) {
            throw Unsupported.feature("pessimistic lock " + lock, "there are no row locks; use a @Version attribute");
        }
    }

    @Override
    public void visitOverflow(Overflow overflow) {
        throw Unsupported.clause("listagg with on overflow", "leave the overflow clause out");
    }

    @Override
    protected void visitConflictClause(ConflictClause conflict) {
        if (conflict != null) {
            throw Unsupported.clause("insert with on conflict", "update and insert in two statements");
        }
    }

    @Override
    protected void renderIntervalLiteral(Literal literal, TemporalUnit unit) {
        if (unit == TemporalUnit.NANOSECOND) {
            throw Unsupported.clause("interval of nanoseconds", "the smallest unit is the second");
        }
        super.renderIntervalLiteral(literal, unit);
    }
}
