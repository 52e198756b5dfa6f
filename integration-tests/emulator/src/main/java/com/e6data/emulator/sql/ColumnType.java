package com.e6data.emulator.sql;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Type of a stored column: its text in the catalog (protocol 11), in the validator and in H2.
 *
 * @param base e6data's name without arguments
 * @param precision first argument, or -1
 * @param scale second argument, or -1
 * @param parts types within: of the elements of an array, of keys and values of a map, of the fields of a struct
 * @param text what the catalog RPCs show
 */
record ColumnType(Base base, int precision, int scale, List<Part> parts, String text) {

    /** A type within another one; only the fields of a struct have names. */
    record Part(String name, ColumnType type) {

        private String fieldText() {
            return (name.matches("\\w+") ? name : '"' + name.replace("\"", "\"\"") + '"') + ':' + type.text;
        }
    }

    enum Base {
        BOOL("bool", SqlTypeName.BOOLEAN, "BOOLEAN"),
        BYTE("byte", SqlTypeName.TINYINT, "TINYINT"),
        SHORT("short", SqlTypeName.SMALLINT, "SMALLINT"),
        INT("int", SqlTypeName.INTEGER, "INTEGER"),
        LONG("long", SqlTypeName.BIGINT, "BIGINT"),
        // Calcite's FLOAT has double width, e6data's has not.
        FLOAT("float", SqlTypeName.REAL, "REAL"),
        DOUBLE("double", SqlTypeName.DOUBLE, "DOUBLE PRECISION"),
        DECIMAL("decimal", SqlTypeName.DECIMAL, "NUMERIC"),
        // No length in H2: the engine is not known to enforce one (SQL reference 2.1).
        VARCHAR("varchar", SqlTypeName.VARCHAR, "VARCHAR"),
        CHAR("char", SqlTypeName.CHAR, "VARCHAR"),
        STRING("string", SqlTypeName.VARCHAR, "VARCHAR"),
        DATE("date", SqlTypeName.DATE, "DATE"),
        // A type of the planner without one on the wire (SQL reference 2.1): delivered as text.
        TIME("time", SqlTypeName.TIME, "TIME(9)"),
        TIMESTAMP("timestamp", SqlTypeName.TIMESTAMP, "TIMESTAMP(6)"),
        TIMESTAMP_TZ("timestamp_tz", SqlTypeName.TIMESTAMP_TZ, "TIMESTAMP(6) WITH TIME ZONE"),
        BINARY("binary", SqlTypeName.VARBINARY, "VARBINARY"),
        ARRAY("array", SqlTypeName.ARRAY, " ARRAY"),
        MAP("map", SqlTypeName.MAP, "VARCHAR"),
        STRUCT("struct", SqlTypeName.ROW, "VARCHAR");

        private final String text;
        private final SqlTypeName sqlType;
        private final String h2;

        Base(String text, SqlTypeName sqlType, String h2) {
            this.text = text;
            this.sqlType = sqlType;
            this.h2 = h2;
        }

        /** The type that a DDL name means, or null. */
        static Base ofDdl(String name) {
            return switch (name.toUpperCase(Locale.ROOT)) {
                case "BOOLEAN", "BOOL", "BIT" -> BOOL;
                case "TINYINT", "BYTE" -> BYTE;
                case "SMALLINT", "SHORT" -> SHORT;
                case "INT", "INTEGER" -> INT;
                case "BIGINT", "LONG" -> LONG;
                case "FLOAT", "REAL" -> FLOAT;
                case "DOUBLE" -> DOUBLE;
                case "DECIMAL", "NUMERIC", "DEC", "NUMBER" -> DECIMAL;
                case "VARCHAR", "NVARCHAR", "VARCHAR2" -> VARCHAR;
                case "CHAR", "CHARACTER", "NCHAR" -> CHAR;
                case "STRING", "TEXT", "LONGVARCHAR", "LONGNVARCHAR", "CLOB", "NCLOB", "JSON", "UUID" -> STRING;
                case "DATE" -> DATE;
                case "TIME" -> TIME;
                case "TIMESTAMP", "DATETIME" -> TIMESTAMP;
                case "TIMESTAMP_TZ" -> TIMESTAMP_TZ;
                case "VARBINARY", "BINARY", "LONGVARBINARY", "BLOB" -> BINARY;
                case "ARRAY" -> ARRAY;
                case "MAP" -> MAP;
                case "STRUCT" -> STRUCT;
                default -> null;
            };
        }
    }

    private static final int DEFAULT_SCALE = 0;

    /** A type without parts; absent arguments are -1. */
    static ColumnType of(Base base, int precision, int scale) {
        return switch (base) {
            case DECIMAL -> {
                int p = precision < 0 ? E6TypeSystem.MAX_DECIMAL : precision;
                int s = scale < 0 ? DEFAULT_SCALE : scale;
                yield new ColumnType(base, p, s, List.of(), "decimal(" + p + "," + s + ")");
            }
            case VARCHAR ->
                precision < 0
                        ? of(Base.STRING, -1, -1)
                        : new ColumnType(base, precision, -1, List.of(), "varchar(" + precision + ")");
            case CHAR -> {
                int p = precision < 0 ? 1 : precision;
                yield new ColumnType(base, p, -1, List.of(), "char(" + p + ")");
            }
            default -> new ColumnType(base, -1, -1, List.of(), base.text);
        };
    }

    static ColumnType array(ColumnType element) {
        return new ColumnType(Base.ARRAY, -1, -1, unnamed(element), "array<" + element.text + ">");
    }

    /** Kept as text. */
    static ColumnType map(ColumnType key, ColumnType value) {
        return new ColumnType(Base.MAP, -1, -1, unnamed(key, value), "map<" + key.text + "," + value.text + ">");
    }

    /** Kept as text. */
    static ColumnType struct(List<Part> fields) {
        String text = fields.stream().map(Part::fieldText).collect(Collectors.joining(",", "struct<", ">"));
        return new ColumnType(Base.STRUCT, -1, -1, List.copyOf(fields), text);
    }

    private static List<Part> unnamed(ColumnType... types) {
        return List.of(types).stream().map(type -> new Part("", type)).toList();
    }

    /** The type in which a query's column is stored by CREATE TABLE AS. */
    static ColumnType of(RelDataType type) {
        return switch (type.getSqlTypeName()) {
            case BOOLEAN -> of(Base.BOOL, -1, -1);
            case TINYINT -> of(Base.BYTE, -1, -1);
            case SMALLINT -> of(Base.SHORT, -1, -1);
            case INTEGER -> of(Base.INT, -1, -1);
            case BIGINT -> of(Base.LONG, -1, -1);
            case FLOAT, REAL -> of(Base.FLOAT, -1, -1);
            case DOUBLE -> of(Base.DOUBLE, -1, -1);
            case DECIMAL -> of(Base.DECIMAL, type.getPrecision(), type.getScale());
            case DATE -> of(Base.DATE, -1, -1);
            case TIME -> of(Base.TIME, -1, -1);
            case TIMESTAMP -> of(Base.TIMESTAMP, -1, -1);
            case TIMESTAMP_TZ, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> of(Base.TIMESTAMP_TZ, -1, -1);
            case BINARY, VARBINARY -> of(Base.BINARY, -1, -1);
            case ARRAY -> array(of(type.getComponentType()));
            case MAP -> map(of(type.getKeyType()), of(type.getValueType()));
            case ROW ->
                struct(type.getFieldList().stream()
                        .map(field -> new Part(field.getName(), of(field.getType())))
                        .toList());
            case VARCHAR -> of(Base.VARCHAR, type.getPrecision() > 0 ? type.getPrecision() : -1, -1);
            default -> of(Base.STRING, -1, -1);
        };
    }

    RelDataType toRel(RelDataTypeFactory factory, boolean nullable) {
        RelDataType type = switch (base) {
            case DECIMAL -> factory.createSqlType(SqlTypeName.DECIMAL, precision, scale);
            case VARCHAR, CHAR -> factory.createSqlType(base.sqlType, precision);
            case ARRAY -> factory.createArrayType(part(0).toRel(factory, true), -1);
            case MAP -> factory.createMapType(part(0).toRel(factory, true), part(1).toRel(factory, true));
            case STRUCT -> {
                RelDataTypeFactory.Builder fields = factory.builder();
                parts.forEach(field -> fields.add(field.name(), field.type().toRel(factory, true)));
                yield fields.build();
            }
            default -> factory.createSqlType(base.sqlType);
        };
        return factory.createTypeWithNullability(type, nullable);
    }

    private ColumnType part(int i) {
        return parts.get(i).type();
    }

    String h2() {
        return switch (base) {
            case DECIMAL -> "NUMERIC(" + precision + ", " + scale + ")";
            case ARRAY -> part(0).h2() + " ARRAY";
            default -> base.h2;
        };
    }
}
