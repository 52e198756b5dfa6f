package com.e6data.hibernate;

import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Types;
import org.hibernate.boot.model.TypeContributions;
import org.hibernate.boot.model.relational.Database;
import org.hibernate.dialect.Dialect;
import org.hibernate.engine.jdbc.Size;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.ValueBinder;
import org.hibernate.type.descriptor.ValueExtractor;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.converter.spi.BasicValueConverter;
import org.hibernate.type.descriptor.java.BigIntegerJavaType;
import org.hibernate.type.descriptor.java.FloatJavaType;
import org.hibernate.type.descriptor.java.JavaType;
import org.hibernate.type.descriptor.jdbc.BasicBinder;
import org.hibernate.type.descriptor.jdbc.BasicExtractor;
import org.hibernate.type.descriptor.jdbc.JdbcLiteralFormatter;
import org.hibernate.type.descriptor.jdbc.JdbcType;
import org.hibernate.type.descriptor.jdbc.JdbcTypeIndicators;
import org.hibernate.type.descriptor.jdbc.VarbinaryJdbcType;
import org.hibernate.type.descriptor.jdbc.VarcharJdbcType;
import org.hibernate.type.descriptor.jdbc.VarcharUUIDJdbcType;
import org.hibernate.type.descriptor.sql.internal.DdlTypeImpl;

/** Names of types in DDL and casts, and how values of the less usual types travel (SQL reference 2). */
final class E6dataTypes {

    /**
     * Target of a cast to a decimal of unknown size. The engine rounds results to six digits after the point anyway
     * (SQL reference 2.3), and Hibernate's own default of two would lose more.
     */
    private static final String CAST_DECIMAL = "decimal(38,6)";

    private E6dataTypes() {}

    /** Name of a column type (SQL reference 2.2). The engine does not enforce lengths, so none is written. */
    static String columnType(int code) {
        return switch (code) {
            case SqlTypes.BOOLEAN, SqlTypes.BIT -> "boolean";
            case SqlTypes.TINYINT, SqlTypes.SMALLINT, SqlTypes.INTEGER -> "int";
            case SqlTypes.BIGINT -> "bigint";
            case SqlTypes.REAL -> "float";
            case SqlTypes.FLOAT -> "float($p)";
            case SqlTypes.DOUBLE -> "double";
            case SqlTypes.NUMERIC, SqlTypes.DECIMAL -> "decimal($p,$s)";
            case SqlTypes.DATE -> "date";
            case SqlTypes.TIMESTAMP, SqlTypes.TIMESTAMP_UTC, SqlTypes.TIMESTAMP_WITH_TIMEZONE -> "timestamp";
            case SqlTypes.CHAR,
                    SqlTypes.VARCHAR,
                    SqlTypes.LONG32VARCHAR,
                    SqlTypes.CLOB,
                    SqlTypes.NCHAR,
                    SqlTypes.NVARCHAR,
                    SqlTypes.LONG32NVARCHAR,
                    SqlTypes.NCLOB,
                    SqlTypes.JSON -> "varchar";
            case SqlTypes.BINARY, SqlTypes.VARBINARY, SqlTypes.LONG32VARBINARY, SqlTypes.BLOB -> "varbinary";
            case SqlTypes.UUID -> "varchar(36)";
            default -> throw new IllegalArgumentException("e6data has no column type for SQL type code " + code);
        };
    }

    private static final int[] CODES = {
        SqlTypes.BOOLEAN,
        SqlTypes.BIT,
        SqlTypes.TINYINT,
        SqlTypes.SMALLINT,
        SqlTypes.INTEGER,
        SqlTypes.BIGINT,
        SqlTypes.FLOAT,
        SqlTypes.REAL,
        SqlTypes.DOUBLE,
        SqlTypes.NUMERIC,
        SqlTypes.DECIMAL,
        SqlTypes.DATE,
        SqlTypes.TIMESTAMP,
        SqlTypes.TIMESTAMP_UTC,
        SqlTypes.TIMESTAMP_WITH_TIMEZONE,
        SqlTypes.CHAR,
        SqlTypes.NCHAR,
        SqlTypes.NVARCHAR,
        SqlTypes.LONG32VARCHAR,
        SqlTypes.LONG32NVARCHAR,
        SqlTypes.CLOB,
        SqlTypes.NCLOB,
        SqlTypes.JSON,
        SqlTypes.BINARY,
        SqlTypes.LONG32VARBINARY,
        SqlTypes.BLOB,
        SqlTypes.UUID,
        // Last, so that the names map back to these codes.
        SqlTypes.VARBINARY,
        SqlTypes.VARCHAR,
    };

    static void register(TypeContributions contributions, Dialect dialect) {
        var configuration = contributions.getTypeConfiguration();
        var ddlTypes = configuration.getDdlTypeRegistry();
        for (var code : CODES) {
            ddlTypes.addDescriptor(
                    switch (code) {
                        case SqlTypes.DECIMAL, SqlTypes.NUMERIC -> new DecimalDdlType(code, dialect);
                        case SqlTypes.FLOAT -> new FloatDdlType(dialect);
                        default -> new DdlTypeImpl(code, false, columnType(code), columnType(code), dialect);
                    });
        }
        var jdbcTypes = configuration.getJdbcTypeRegistry();
        jdbcTypes.addDescriptor(SqlTypes.UUID, VarcharUUIDJdbcType.INSTANCE);
        jdbcTypes.addDescriptor(SqlTypes.MATERIALIZED_CLOB, VarcharJdbcType.INSTANCE);
        jdbcTypes.addDescriptor(SqlTypes.MATERIALIZED_NCLOB, VarcharJdbcType.INSTANCE);
        jdbcTypes.addDescriptor(SqlTypes.MATERIALIZED_BLOB, VarbinaryJdbcType.INSTANCE);
        for (var code :
                new int[] {SqlTypes.TIME, SqlTypes.TIME_WITH_TIMEZONE, SqlTypes.TIME_UTC, SqlTypes.LOCAL_TIME}) {
            ddlTypes.addDescriptor(new NoTimeDdlType(code, dialect));
            jdbcTypes.addDescriptor(code, new NoTimeJdbcType(code));
        }
    }

    /** Are columns of the two types the same to schema validation? {@code null} leaves it to Hibernate's rules. */
    static boolean equivalent(int first, int second) {
        return family(first) != 0 && family(first) == family(second);
    }

    private static int family(int code) {
        return switch (code) {
            case SqlTypes.TINYINT, SqlTypes.SMALLINT, SqlTypes.INTEGER -> 1;
            case SqlTypes.CHAR,
                    SqlTypes.VARCHAR,
                    SqlTypes.LONGVARCHAR,
                    SqlTypes.LONG32VARCHAR,
                    SqlTypes.CLOB,
                    SqlTypes.NCHAR,
                    SqlTypes.NVARCHAR,
                    SqlTypes.LONGNVARCHAR,
                    SqlTypes.LONG32NVARCHAR,
                    SqlTypes.NCLOB,
                    SqlTypes.UUID,
                    SqlTypes.JSON,
                    SqlTypes.ENUM -> 2;
            case SqlTypes.FLOAT, SqlTypes.REAL, SqlTypes.DOUBLE -> 3;
            case SqlTypes.NUMERIC, SqlTypes.DECIMAL -> 4;
            case SqlTypes.TIMESTAMP, SqlTypes.TIMESTAMP_UTC, SqlTypes.TIMESTAMP_WITH_TIMEZONE -> 5;
            case SqlTypes.BINARY, SqlTypes.VARBINARY, SqlTypes.LONGVARBINARY, SqlTypes.LONG32VARBINARY, SqlTypes.BLOB ->
                6;
            case SqlTypes.BOOLEAN, SqlTypes.BIT -> 7;
            default -> 0;
        };
    }

    /** Casts without a given precision keep six digits after the point, casts to whole numbers none. */
    private static final class DecimalDdlType extends DdlTypeImpl {

        private static final long serialVersionUID = 1L;

        DecimalDdlType(int code, Dialect dialect) {
            super(code, columnType(code), CAST_DECIMAL, dialect);
        }

        @Override
        public String getCastTypeName(JdbcType jdbcType, JavaType<?> javaType) {
            return javaType instanceof BigIntegerJavaType ? "decimal(38,0)" : CAST_DECIMAL;
        }
    }

    /** Hibernate's {@code float(p)}: 24 bits are the engine's float, more are its double. */
    private static final class FloatDdlType extends DdlTypeImpl {

        private static final long serialVersionUID = 1L;

        private static final int FLOAT_BITS = 24;

        FloatDdlType(Dialect dialect) {
            super(SqlTypes.FLOAT, columnType(SqlTypes.FLOAT), dialect);
        }

        @Override
        public String getTypeName(Long size, Integer precision, Integer scale) {
            return precision == null || precision <= FLOAT_BITS ? "float" : "double";
        }

        @Override
        public String getCastTypeName(JdbcType jdbcType, JavaType<?> javaType) {
            return javaType instanceof FloatJavaType ? "float" : "double";
        }

        @Override
        public String getCastTypeName(
                JdbcType jdbcType, JavaType<?> javaType, Long length, Integer precision, Integer scale) {
            return getCastTypeName(jdbcType, javaType);
        }
    }

    private static RuntimeException noTime() {
        return Unsupported.feature("a value of type time", "use a timestamp, or the time as text or seconds");
    }

    /** No column and no cast can be of type time: the engine has no such value (SQL reference 2.1). */
    private static final class NoTimeDdlType extends DdlTypeImpl {

        private static final long serialVersionUID = 1L;

        NoTimeDdlType(int code, Dialect dialect) {
            super(code, "time", dialect);
        }

        @Override
        public String getTypeName(Long size, Integer precision, Integer scale) {
            throw noTime();
        }

        @Override
        public String getCastTypeName(JdbcType jdbcType, JavaType<?> javaType) {
            throw noTime();
        }

        @Override
        public String getCastTypeName(
                JdbcType jdbcType, JavaType<?> javaType, Long length, Integer precision, Integer scale) {
            throw noTime();
        }
    }

    /**
     * Refuses an attribute of a time type when the mapping is read, and a parameter or result when it is used. The type
     * itself must exist: Hibernate registers it before it knows what is mapped.
     */
    private record NoTimeJdbcType(int code) implements JdbcType {

        @Override
        public int getJdbcTypeCode() {
            return Types.TIME;
        }

        @Override
        public int getDefaultSqlTypeCode() {
            return code;
        }

        /** Called for each mapped attribute. */
        @Override
        public void addAuxiliaryDatabaseObjects(
                JavaType<?> javaType,
                BasicValueConverter<?, ?> converter,
                Size size,
                Database database,
                JdbcTypeIndicators indicators) {
            throw noTime();
        }

        @Override
        public <T> JdbcLiteralFormatter<T> getJdbcLiteralFormatter(JavaType<T> javaType) {
            return (appender, value, dialect, options) -> {
                throw noTime();
            };
        }

        @Override
        public <X> ValueBinder<X> getBinder(JavaType<X> javaType) {
            return new BasicBinder<>(javaType, this) {
                private static final long serialVersionUID = 1L;

                @Override
                protected void doBind(PreparedStatement statement, X value, int index, WrapperOptions options) {
                    throw noTime();
                }

                @Override
                protected void doBind(CallableStatement statement, X value, String name, WrapperOptions options) {
                    throw noTime();
                }
            };
        }

        @Override
        public <X> ValueExtractor<X> getExtractor(JavaType<X> javaType) {
            return new BasicExtractor<>(javaType, this) {
                private static final long serialVersionUID = 1L;

                @Override
                protected X doExtract(ResultSet rows, int index, WrapperOptions options) {
                    throw noTime();
                }

                @Override
                protected X doExtract(CallableStatement statement, int index, WrapperOptions options) {
                    throw noTime();
                }

                @Override
                protected X doExtract(CallableStatement statement, String name, WrapperOptions options) {
                    throw noTime();
                }
            };
        }
    }
}
