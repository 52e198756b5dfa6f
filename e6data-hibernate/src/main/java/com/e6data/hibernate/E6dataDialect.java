package com.e6data.hibernate;

import com.e6data.hibernate.E6dataSettings.LimitOffset;
import jakarta.persistence.GenerationType;
import jakarta.persistence.TemporalType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.Calendar;
import java.util.Date;
import java.util.List;
import java.util.TimeZone;
import java.util.UUID;
import org.hibernate.LockMode;
import org.hibernate.LockOptions;
import org.hibernate.boot.model.FunctionContributions;
import org.hibernate.boot.model.TypeContributions;
import org.hibernate.dialect.DatabaseVersion;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.FunctionalDependencyAnalysisSupport;
import org.hibernate.dialect.FunctionalDependencyAnalysisSupportImpl;
import org.hibernate.dialect.NationalizationSupport;
import org.hibernate.dialect.NullOrdering;
import org.hibernate.dialect.SelectItemReferenceStrategy;
import org.hibernate.dialect.TimeZoneSupport;
import org.hibernate.dialect.identity.IdentityColumnSupport;
import org.hibernate.dialect.lock.internal.NoLockingSupport;
import org.hibernate.dialect.lock.spi.LockingSupport;
import org.hibernate.dialect.pagination.LimitHandler;
import org.hibernate.dialect.pagination.LimitOffsetLimitHandler;
import org.hibernate.dialect.sequence.NoSequenceSupport;
import org.hibernate.dialect.sequence.SequenceSupport;
import org.hibernate.dialect.unique.UniqueDelegate;
import org.hibernate.engine.config.spi.ConfigurationService;
import org.hibernate.engine.jdbc.dialect.spi.DialectResolutionInfo;
import org.hibernate.engine.jdbc.env.spi.IdentifierCaseStrategy;
import org.hibernate.engine.jdbc.env.spi.IdentifierHelper;
import org.hibernate.engine.jdbc.env.spi.IdentifierHelperBuilder;
import org.hibernate.engine.jdbc.env.spi.NameQualifierSupport;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.exception.spi.ViolatedConstraintNameExtractor;
import org.hibernate.mapping.ForeignKey;
import org.hibernate.mapping.Index;
import org.hibernate.mapping.UniqueKey;
import org.hibernate.metamodel.mapping.EntityMappingType;
import org.hibernate.metamodel.mapping.SqlTypedMapping;
import org.hibernate.metamodel.spi.RuntimeModelCreationContext;
import org.hibernate.query.common.FetchClauseType;
import org.hibernate.query.common.TemporalUnit;
import org.hibernate.query.sqm.CastType;
import org.hibernate.query.sqm.TrimSpec;
import org.hibernate.query.sqm.mutation.spi.SqmMultiTableInsertStrategy;
import org.hibernate.query.sqm.mutation.spi.SqmMultiTableMutationStrategy;
import org.hibernate.service.ServiceRegistry;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.SqlAstTranslatorFactory;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.spi.StandardSqlAstTranslatorFactory;
import org.hibernate.sql.ast.tree.Statement;
import org.hibernate.sql.exec.spi.JdbcOperation;
import org.hibernate.tool.schema.spi.Exporter;
import org.hibernate.type.BasicType;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.jdbc.JdbcLiteralFormatter;
import org.hibernate.type.spi.TypeConfiguration;

/**
 * SQL of e6data, an analytical engine over lakehouse tables.
 *
 * <p>Known limitations:
 *
 * <ul>
 *   <li>No transactions, row locks, sequences, identity columns, constraints or generated keys. Ids are assigned or
 *       UUIDs; pessimistic locks are refused by name, optimistic versions work.
 *   <li>Insert, update and delete are sent as plain SQL. Documentation of 2024 says that the engine refuses them, its
 *       tools of 2026 write them; a cluster that refuses answers with its own error. A statement that would need a
 *       temporary table (bulk HQL over joined tables) is refused here.
 *   <li>No time of day: attributes and functions of type {@code time} are refused. Timestamps have no zone and are read
 *       as UTC; set {@code hibernate.jdbc.time_zone=UTC}.
 *   <li>Seconds are the smallest unit of date arithmetic and of {@code extract}.
 *   <li>No recursive queries, {@code on conflict}, {@code intersect all}, {@code except all}, frames in groups.
 *   <li>Array attributes are kept as JSON text.
 * </ul>
 *
 * <p>Settings, given like any Hibernate property:
 *
 * <ul>
 *   <li>{@code hibernate.dialect.e6data.string_escapes}: {@code backslash} (default) or {@code standard}, whether a
 *       backslash in an inlined string literal is doubled. Parameters are not affected.
 *   <li>{@code hibernate.dialect.e6data.limit_offset}: {@code limit} (default) or {@code row_number}, for engines that
 *       refuse {@code offset}.
 *   <li>{@code hibernate.dialect.e6data.allow_unverified_functions}: {@code false} (default) or {@code true}, whether
 *       functions that only the planner is known to accept are sent.
 * </ul>
 *
 * <p>Each switch below names the section of the SQL reference that justifies it. Methods without {@code @Override} at
 * the end exist in newer Hibernate lines only; the same class must load in older ones.
 */
public class E6dataDialect extends Dialect {

    private static final String RESERVED_WORDS = "reserved-words.txt";

    private volatile E6dataSettings settings = E6dataSettings.DEFAULTS;

    /** Without a connection; Hibernate calls it when metadata access is off. */
    public E6dataDialect() {
        super(DatabaseVersion.make(0));
    }

    /** For a connection; e6data publishes no version of its SQL, so none is checked. */
    public E6dataDialect(DialectResolutionInfo info) {
        super(info);
    }

    // Types: SQL reference 2

    /** The first call that has the configuration; an error in a constructor would look like a missing dialect. */
    @Override
    public void contributeTypes(TypeContributions contributions, ServiceRegistry registry) {
        settings = E6dataSettings.from(
                registry.requireService(ConfigurationService.class).getSettings());
        super.contributeTypes(contributions, registry);
    }

    @Override
    protected void registerColumnTypes(TypeContributions contributions, ServiceRegistry registry) {
        E6dataTypes.register(contributions, this);
    }

    @Override
    protected String columnType(int code) {
        return E6dataTypes.columnType(code);
    }

    @Override
    public boolean equivalentTypes(int first, int second) {
        return E6dataTypes.equivalent(first, second) || super.equivalentTypes(first, second);
    }

    /** No BIT: 2.1. */
    @Override
    public boolean supportsBitType() {
        return false;
    }

    /** Zoned columns cannot be relied on; instants are stored in UTC: 2.1, 3.9. */
    @Override
    public TimeZoneSupport getTimeZoneSupport() {
        return TimeZoneSupport.NONE;
    }

    /** VARCHAR holds Unicode: 2.1. */
    @Override
    public NationalizationSupport getNationalizationSupport() {
        return NationalizationSupport.IMPLICIT;
    }

    @Override
    public boolean supportsNationalizedMethods() {
        return false;
    }

    /** Large values are strings and byte arrays: 7.4. */
    @Override
    public boolean supportsMaterializedLobAccess() {
        return false;
    }

    @Override
    public boolean supportsJdbcConnectionLobCreation(DatabaseMetaData metadata) {
        return false;
    }

    @Override
    public boolean useInputStreamToInsertBlob() {
        return false;
    }

    @Override
    public boolean useConnectionToCreateLob() {
        return false;
    }

    @Override
    public boolean supportsExpectedLobUsagePattern() {
        return false;
    }

    @Override
    public int getDefaultTimestampPrecision() {
        return 6;
    }

    /** Values keep their six digits; whether the engine would round is unconfirmed: 7.1. */
    @Override
    public boolean doesRoundTemporalOnOverflow() {
        return false;
    }

    /** Arrays arrive as text: 2.5, 7.4. */
    @Override
    public int getPreferredSqlTypeCodeForArray() {
        return SqlTypes.JSON_ARRAY;
    }

    @Override
    public boolean supportsStandardArrays() {
        return false;
    }

    @Override
    public boolean supportsUserDefinedTypes() {
        return false;
    }

    @Override
    public String getArrayTypeName(String javaElementTypeName, String elementTypeName, Integer maxLength) {
        return "array<" + elementTypeName + ">";
    }

    // Names: SQL reference 1.1, 1.4

    @Override
    protected void registerDefaultKeywords() {
        super.registerDefaultKeywords();
        try (var stream = E6dataDialect.class.getResourceAsStream(RESERVED_WORDS);
                var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            reader.lines().filter(line -> !line.startsWith("#")).forEach(this::registerKeyword);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + RESERVED_WORDS + " beside " + E6dataDialect.class, e);
        }
    }

    /** Case is kept, and reserved words are always quoted: an unquoted column {@code date} is a syntax error. */
    @Override
    public IdentifierHelper buildIdentifierHelper(IdentifierHelperBuilder builder, DatabaseMetaData metadata)
            throws SQLException {
        builder.setAutoQuoteKeywords(true);
        builder.applyReservedWords(getKeywords());
        builder.setUnquotedCaseStrategy(IdentifierCaseStrategy.MIXED);
        builder.setQuotedCaseStrategy(IdentifierCaseStrategy.MIXED);
        builder.setNameQualifierSupport(getNameQualifierSupport());
        return builder.build();
    }

    @Override
    public NameQualifierSupport getNameQualifierSupport() {
        return NameQualifierSupport.BOTH;
    }

    @Override
    public int getMaxIdentifierLength() {
        return 128;
    }

    // Literals: SQL reference 1.2

    @Override
    public void appendLiteral(SqlAppender appender, String literal) {
        appender.appendSql(E6dataLiterals.string(literal, settings.stringEscapes()));
    }

    @Override
    public String toBooleanValueString(boolean value) {
        return value ? "true" : "false";
    }

    @Override
    public void appendBooleanValueString(SqlAppender appender, boolean value) {
        appender.appendSql(toBooleanValueString(value));
    }

    @Override
    public void appendUUIDLiteral(SqlAppender appender, UUID literal) {
        appendLiteral(appender, literal.toString());
    }

    @Override
    @SuppressWarnings("deprecation")
    public void appendDateTimeLiteral(
            SqlAppender appender, TemporalAccessor value, TemporalType precision, TimeZone jdbcTimeZone) {
        appender.appendSql(
                switch (precision) {
                    case DATE -> E6dataLiterals.date(value);
                    case TIMESTAMP -> E6dataLiterals.timestamp(value);
                    case TIME -> throw noTimeLiteral(value);
                });
    }

    @Override
    @SuppressWarnings("deprecation")
    public void appendDateTimeLiteral(SqlAppender appender, Date value, TemporalType precision, TimeZone jdbcTimeZone) {
        appender.appendSql(
                switch (precision) {
                    case DATE -> E6dataLiterals.date(value);
                    case TIMESTAMP ->
                        E6dataLiterals.timestamp(
                                value.toInstant(), zone(jdbcTimeZone).toZoneId());
                    case TIME -> throw noTimeLiteral(value);
                });
    }

    @Override
    @SuppressWarnings("deprecation")
    public void appendDateTimeLiteral(
            SqlAppender appender, Calendar value, TemporalType precision, TimeZone jdbcTimeZone) {
        appender.appendSql(
                switch (precision) {
                    case DATE ->
                        E6dataLiterals.date(
                                value.toInstant().atZone(value.getTimeZone().toZoneId()));
                    case TIMESTAMP ->
                        E6dataLiterals.timestamp(
                                value.toInstant(), zone(jdbcTimeZone).toZoneId());
                    case TIME -> throw noTimeLiteral(value);
                });
    }

    private static TimeZone zone(TimeZone jdbcTimeZone) {
        return jdbcTimeZone == null ? TimeZone.getDefault() : jdbcTimeZone;
    }

    private static RuntimeException noTimeLiteral(Object value) {
        return Unsupported.clause("time literal " + value, "use a timestamp");
    }

    @Override
    public void appendIntervalLiteral(SqlAppender appender, Duration literal) {
        appender.appendSql(E6dataLiterals.interval(literal));
    }

    @Override
    public void appendIntervalLiteral(SqlAppender appender, TemporalAmount literal) {
        appender.appendSql(E6dataLiterals.interval(literal));
    }

    @Override
    public void appendArrayLiteral(
            SqlAppender appender,
            Object[] literal,
            JdbcLiteralFormatter<Object> elementFormatter,
            WrapperOptions options) {
        var separator = "array[";
        for (var element : literal) {
            appender.appendSql(separator);
            if (element == null) {
                appender.appendSql("null");
            } else {
                elementFormatter.appendJdbcLiteral(appender, element, this, options);
            }
            separator = ",";
        }
        appender.appendSql(literal.length == 0 ? "array[]" : "]");
    }

    /** An untyped null fails in functions and in unions: 3.3, 7.1. */
    @Override
    public String getSelectClauseNullString(SqlTypedMapping mapping, TypeConfiguration types) {
        var type = mapping.getJdbcMapping();
        var name = types.getDdlTypeRegistry()
                .getDescriptor(type.getJdbcType().getDdlTypeCode())
                .getCastTypeName(mapping.toSize(), (BasicType<?>) type, types.getDdlTypeRegistry());
        return "cast(null as " + name + ")";
    }

    /** Operands of the bars must be strings: 7.1. */
    @Override
    public boolean requiresCastForConcatenatingNonStrings() {
        return true;
    }

    // Functions: SQL reference 6

    @Override
    public void initializeFunctionRegistry(FunctionContributions contributions) {
        super.initializeFunctionRegistry(contributions);
        var table = new FunctionTable(contributions, settings.allowUnverifiedFunctions());
        table.registerSpecial(this);
        E6dataFunctions.register(table);
    }

    @Override
    public String currentTimestampWithTimeZone() {
        return "current_timestamp";
    }

    @Override
    public String currentLocalTimestamp() {
        return "current_timestamp";
    }

    @Override
    public boolean supportsCurrentTimestampSelection() {
        return true;
    }

    @Override
    public boolean isCurrentTimestampSelectStringCallable() {
        return false;
    }

    @Override
    public String getCurrentTimestampSelectString() {
        return "select current_timestamp";
    }

    /** Weeks are ISO; EXTRACT(WEEK) is refused by some clusters: 6.5. */
    @Override
    public String extractPattern(TemporalUnit unit) {
        return switch (unit) {
            case WEEK -> "weekiso(?2)";
            case DAY_OF_WEEK -> E6dataFunctions.dayOfWeek("?2");
            case EPOCH -> "timestamp_diff(cast(?2 as timestamp),timestamp '1970-01-01 00:00:00','second')";
            case OFFSET, TIMEZONE_HOUR, TIMEZONE_MINUTE ->
                throw Unsupported.clause("extract of a time zone", "timestamps are in UTC");
            default -> "extract(?1 from ?2)";
        };
    }

    @Override
    public String translateExtractField(TemporalUnit unit) {
        return switch (unit) {
            case DAY_OF_MONTH -> "day";
            case DAY_OF_YEAR -> "doy";
            case DAY_OF_WEEK -> "dow";
            default -> super.translateExtractField(unit);
        };
    }

    @Override
    public String translateDurationField(TemporalUnit unit) {
        return TemporalFunctions.unitName(unit);
    }

    /** Java's pattern letters, inside a string literal: 6.5. */
    @Override
    public void appendDatetimeFormat(SqlAppender appender, String format) {
        E6dataLiterals.refuseZoneLetters(format);
        var literal = E6dataLiterals.string(format, settings.stringEscapes());
        appender.appendSql(literal.substring(1, literal.length() - 1));
    }

    /** The smallest unit of the timestamp functions is the second: 6.5. */
    @Override
    public long getFractionalSecondPrecisionInNanos() {
        return 1_000_000_000;
    }

    @Override
    public boolean supportsFractionalTimestampArithmetic() {
        return false;
    }

    /** The order of two-argument LTRIM is disputed; the FROM form is not: 6.3. */
    @Override
    public String trimPattern(TrimSpec specification, boolean isWhitespace) {
        return switch (specification) {
            case LEADING -> isWhitespace ? "ltrim(?1)" : "trim(leading ?2 from ?1)";
            case TRAILING -> isWhitespace ? "rtrim(?1)" : "trim(trailing ?2 from ?1)";
            case BOTH -> isWhitespace ? "trim(?1)" : "trim(both ?2 from ?1)";
        };
    }

    /** Numbers are turned to booleans by comparison, strings are cast: 2.4. */
    @Override
    public String castPattern(CastType from, CastType to) {
        if (to == CastType.BOOLEAN) {
            switch (from) {
                case STRING:
                    return "cast(?1 as ?2)";
                case FLOAT, DOUBLE, FIXED:
                    return "(?1<>0)";
                default:
                    break;
            }
        }
        if (from == CastType.BOOLEAN && to == CastType.STRING) {
            // The engine writes TRUE or true, depending on its mode.
            return "case ?1 when true then 'true' when false then 'false' else null end";
        }
        if (from == CastType.BOOLEAN && (to == CastType.FLOAT || to == CastType.DOUBLE || to == CastType.FIXED)) {
            return "cast(case ?1 when true then 1 when false then 0 else null end as ?2)";
        }
        return super.castPattern(from, to);
    }

    // Queries: SQL reference 3, 7.2

    @Override
    public SqlAstTranslatorFactory getSqlAstTranslatorFactory() {
        return new StandardSqlAstTranslatorFactory() {
            @Override
            protected <T extends JdbcOperation> SqlAstTranslator<T> buildTranslator(
                    SessionFactoryImplementor factory, Statement statement) {
                return new E6dataSqlAstTranslator<>(factory, statement, settings.limitOffset());
            }
        };
    }

    /** For native queries; HQL goes through the translator: 3.8. */
    @Override
    public LimitHandler getLimitHandler() {
        return LimitOffsetLimitHandler.INSTANCE;
    }

    @Override
    public boolean supportsFetchClause(FetchClauseType type) {
        return false;
    }

    @Override
    public boolean supportsOffsetInSubquery() {
        return settings.limitOffset() == LimitOffset.ROW_NUMBER;
    }

    /** An assumption; an explicit null order is always written: 3.7. */
    @Override
    public NullOrdering getNullOrdering() {
        return NullOrdering.GREATEST;
    }

    @Override
    public SelectItemReferenceStrategy getGroupBySelectItemReferenceStrategy() {
        return SelectItemReferenceStrategy.EXPRESSION;
    }

    @Override
    public FunctionalDependencyAnalysisSupport getFunctionalDependencyAnalysisSupport() {
        return FunctionalDependencyAnalysisSupportImpl.NONE;
    }

    @Override
    public boolean supportsWindowFunctions() {
        return true;
    }

    /** A case inside the aggregate is safe: 3.5. */
    @Override
    public boolean supportsFilterClause() {
        return false;
    }

    @Override
    public boolean supportsDistinctFromPredicate() {
        return false;
    }

    @Override
    public boolean supportsIsTrue() {
        return false;
    }

    @Override
    protected boolean supportsPredicateAsExpression() {
        return false;
    }

    /** Lengths are not known to be enforced, so a cast does not cut: 2.1. */
    @Override
    public boolean supportsTruncateWithCast() {
        return false;
    }

    @Override
    public boolean supportsCaseInsensitiveLike() {
        return true;
    }

    @Override
    public String getCaseInsensitiveLike() {
        return "ilike";
    }

    @Override
    public boolean supportsExistsInSelect() {
        return false;
    }

    @Override
    public boolean supportsSubselectAsInPredicateLHS() {
        return false;
    }

    /** One level of correlation is proven: 3.2. */
    @Override
    public boolean supportsNestedSubqueryCorrelation() {
        return false;
    }

    @Override
    public boolean supportsLateral() {
        return false;
    }

    /** Operands are wrapped in selects instead: 3.3. */
    @Override
    public boolean supportsSimpleQueryGrouping() {
        return false;
    }

    @Override
    public boolean supportsDuplicateSelectItemsInQueryGroup() {
        return false;
    }

    /** Nested WITH failed in 2023: 3.4. */
    @Override
    public boolean supportsWithClauseInSubquery() {
        return false;
    }

    @Override
    public boolean supportsNestedWithClause() {
        return false;
    }

    @Override
    public boolean supportsRecursiveCTE() {
        return false;
    }

    @Override
    public boolean supportsValuesList() {
        return true;
    }

    /** Row values are compared column by column: 3.2. */
    @Override
    public boolean supportsRowConstructor() {
        return false;
    }

    @Override
    public boolean supportsArrayConstructor() {
        return true;
    }

    @Override
    public boolean supportsRowValueConstructorSyntax() {
        return false;
    }

    @Override
    public boolean supportsRowValueConstructorGtLtSyntax() {
        return false;
    }

    @Override
    public boolean supportsRowValueConstructorDistinctFromSyntax() {
        return false;
    }

    @Override
    public boolean supportsRowValueConstructorSyntaxInInList() {
        return false;
    }

    @Override
    public boolean supportsRowValueConstructorSyntaxInInSubQuery() {
        return false;
    }

    @Override
    public boolean supportsRowValueConstructorSyntaxInQuantifiedPredicates() {
        return false;
    }

    @Override
    public boolean supportsTupleCounts() {
        return false;
    }

    @Override
    public boolean supportsTupleDistinctCounts() {
        return true;
    }

    @Override
    public boolean requiresParensForTupleDistinctCounts() {
        return false;
    }

    @Override
    public String getDual() {
        return "(values(0)) dual";
    }

    @Override
    public boolean supportsResultSetPositionQueryMethodsOnForwardOnlyCursor() {
        return false;
    }

    @Override
    public boolean supportsNamedParameters(DatabaseMetaData metadata) {
        return false;
    }

    /** The driver is ours and takes both: 7.5. */
    @Override
    public boolean supportsBindingNullSqlTypeForSetNull() {
        return true;
    }

    @Override
    public boolean supportsBindingNullForSetObject() {
        return true;
    }

    @Override
    public boolean isJdbcLogWarningsEnabledByDefault() {
        return false;
    }

    // Writing: SQL reference 4, 7.5

    @Override
    public boolean supportsInsertReturning() {
        return false;
    }

    @Override
    public boolean supportsInsertReturningGeneratedKeys() {
        return false;
    }

    @Override
    public boolean getDefaultUseGetGeneratedKeys() {
        return false;
    }

    @Override
    public boolean supportsNoColumnsInsert() {
        return false;
    }

    @Override
    public boolean supportsValuesListForInsert() {
        return true;
    }

    @Override
    public boolean supportsSubqueryOnMutatingTable() {
        return false;
    }

    @Override
    public boolean supportsJoinInMutationStatementSubquery() {
        return false;
    }

    @Override
    public boolean supportsNonQueryWithCTE() {
        return false;
    }

    /** There are no temporary tables to collect ids in. */
    @Override
    public SqmMultiTableMutationStrategy getFallbackSqmMutationStrategy(
            EntityMappingType entity, RuntimeModelCreationContext context) {
        return new NoBulkMutation(entity.getEntityName());
    }

    @Override
    public SqmMultiTableInsertStrategy getFallbackSqmInsertStrategy(
            EntityMappingType entity, RuntimeModelCreationContext context) {
        return new NoBulkInsert(entity.getEntityName());
    }

    @Override
    public SequenceSupport getSequenceSupport() {
        return NoSequenceSupport.INSTANCE;
    }

    @Override
    public IdentityColumnSupport getIdentityColumnSupport() {
        return NoIdentity.INSTANCE;
    }

    @Override
    public GenerationType getNativeValueGenerationStrategy() {
        return GenerationType.UUID;
    }

    // Locks: SQL reference 4; there is nothing to lock with, so a pessimistic lock is an error

    @Override
    public LockingSupport getLockingSupport() {
        return NoLockingSupport.NO_LOCKING_SUPPORT;
    }

    @Override
    public String getForUpdateString() {
        return "";
    }

    @Override
    public String getForUpdateString(LockMode lockMode) {
        return "";
    }

    @Override
    public String getForUpdateString(String aliases) {
        return "";
    }

    /** Hibernate asks for it only where a generator of ids would lock its table row. */
    @Override
    @SuppressWarnings("removal")
    public String appendLockHint(LockOptions lockOptions, String tableName) {
        if (lockOptions.getLockMode().greaterThan(LockMode.READ)) {
            throw Unsupported.feature(
                    "generating ids from table or sequence " + tableName,
                    "assign ids or use @GeneratedValue(strategy = GenerationType.UUID)");
        }
        return tableName;
    }

    // Schema: tables and their primary keys, nothing else (SQL reference 4, 7.5)

    @Override
    public boolean hasAlterTable() {
        return false;
    }

    @Override
    public boolean dropConstraints() {
        return false;
    }

    @Override
    public boolean canCreateSchema() {
        return false;
    }

    @Override
    public boolean supportsIfExistsBeforeTableName() {
        return true;
    }

    @Override
    public boolean supportsColumnCheck() {
        return false;
    }

    @Override
    public boolean supportsTableCheck() {
        return false;
    }

    @Override
    public boolean supportsCascadeDelete() {
        return false;
    }

    @Override
    public boolean supportsCommentOn() {
        return false;
    }

    @Override
    public boolean supportsCircularCascadeDeleteConstraints() {
        return false;
    }

    @Override
    public UniqueDelegate getUniqueDelegate() {
        return NoConstraints.UNIQUE;
    }

    @Override
    public Exporter<UniqueKey> getUniqueKeyExporter() {
        return NoConstraints.exporter();
    }

    @Override
    public Exporter<ForeignKey> getForeignKeyExporter() {
        return NoConstraints.exporter();
    }

    @Override
    public Exporter<Index> getIndexExporter() {
        return NoConstraints.exporter();
    }

    @Override
    public ViolatedConstraintNameExtractor getViolatedConstraintNameExtractor() {
        return exception -> null;
    }

    /** No hint syntax is known. */
    @Override
    public String getQueryHintString(String query, List<String> hints) {
        return query;
    }

    // In newer Hibernate lines only

    /** Column lists of common table expressions are unproven, aliases in the body are not: 3.4. Since 7.3. */
    public boolean supportsCteHeaderColumnList() {
        return false;
    }

    /** Since 7.3. */
    public boolean supportsUniqueConstraints() {
        return false;
    }

    /** Since 7.4. */
    public boolean supportsExceptAll() {
        return false;
    }

    /** Fixed at the start of a query, not over a transaction: 3.9. Since 7.4. */
    public boolean isCurrentTimestampStable() {
        return false;
    }
}
