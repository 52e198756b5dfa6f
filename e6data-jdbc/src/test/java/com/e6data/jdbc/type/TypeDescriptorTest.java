package com.e6data.jdbc.type;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypeDescriptorTest {

    private static final int MAX = Integer.MAX_VALUE;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    LONG                     | BIGINT     | 19 | 0 | BIGINT
                    bigint                   | BIGINT     | 19 | 0 | BIGINT
                    INTEGER                  | INTEGER    | 10 | 0 | INTEGER
                    int                      | INTEGER    | 10 | 0 | INTEGER
                    SHORT                    | SMALLINT   | 5  | 0 | SMALLINT
                    smallint                 | SMALLINT   | 5  | 0 | SMALLINT
                    BYTE                     | TINYINT    | 3  | 0 | TINYINT
                    tinyint                  | TINYINT    | 3  | 0 | TINYINT
                    CHAR                     | CHAR       | 2147483647 | 0 | CHAR
                    char(1)                  | CHAR       | 1  | 0 | CHAR
                    STRING                   | VARCHAR    | 2147483647 | 0 | VARCHAR
                    varchar(16)              | VARCHAR    | 16 | 0 | VARCHAR
                    VarChar ( 16 )           | VARCHAR    | 16 | 0 | VARCHAR
                    varchar(x)               | VARCHAR    | 2147483647 | 0 | VARCHAR
                    json                     | VARCHAR    | 2147483647 | 0 | VARCHAR
                    DOUBLE                   | DOUBLE     | 15 | 0 | DOUBLE
                    FLOAT                    | REAL       | 7  | 0 | REAL
                    real                     | REAL       | 7  | 0 | REAL
                    BOOLEAN                  | BOOLEAN    | 1  | 0 | BOOLEAN
                    bool                     | BOOLEAN    | 1  | 0 | BOOLEAN
                    BINARY                   | VARBINARY  | 2147483647 | 0 | VARBINARY
                    varbinary                | VARBINARY  | 2147483647 | 0 | VARBINARY
                    DATE                     | DATE       | 10 | 0 | DATE
                    time                     | TIME       | 18 | 9 | TIME
                    DATETIME                 | TIMESTAMP  | 26 | 6 | TIMESTAMP
                    timestamp                | TIMESTAMP  | 26 | 6 | TIMESTAMP
                    INT96                    | TIMESTAMP  | 26 | 6 | TIMESTAMP
                    TIMESTAMP_TZ             | TIMESTAMP_WITH_TIMEZONE | 32 | 6 | TIMESTAMP WITH TIME ZONE
                    Timestamp with time zone | TIMESTAMP_WITH_TIMEZONE | 32 | 6 | TIMESTAMP WITH TIME ZONE
                    DECIMAL128               | DECIMAL    | 38 | 0 | DECIMAL
                    decimal(7,2)             | DECIMAL    | 7  | 2 | DECIMAL
                    numeric( 12 , 3 )        | DECIMAL    | 12 | 3 | DECIMAL
                    decimal(9)               | DECIMAL    | 9  | 0 | DECIMAL
                    decimal(7,2              | DECIMAL    | 7  | 2 | DECIMAL
                    DECIMAL_TYPE             | DECIMAL    | 38 | 0 | DECIMAL
                    MAP                      | MAP        | 2147483647 | 0 | MAP
                    map<int>                 | MAP        | 2147483647 | 0 | MAP
                    STRUCT                   | STRUCT     | 2147483647 | 0 | STRUCT
                    Double Precision         | DOUBLE     | 15 | 0 | DOUBLE
                    nvarchar(5)              | VARCHAR    | 5  | 0 | VARCHAR
                    blob                     | VARBINARY  | 2147483647 | 0 | VARBINARY
                    INT64                    | BIGINT     | 19 | 0 | BIGINT
                    TIMESTAMP_WITH_TIMEZONE  | TIMESTAMP_WITH_TIMEZONE | 32 | 6 | TIMESTAMP WITH TIME ZONE
                    NULL                     | NULL       | 4  | 0 | NULL
                    variant                  | OTHER      | 2147483647 | 0 | variant
                    UNION_TYPE               | OTHER      | 2147483647 | 0 | UNION_TYPE
                    interval                 | OTHER      | 2147483647 | 0 | interval
                    ''                       | OTHER      | 2147483647 | 0 | OTHER
                    """)
    void textsOfTheEngineAreRead(String text, E6Type type, int precision, int scale, String sqlName) {
        TypeDescriptor read = TypeDescriptor.parse("  " + text + " ");

        assertThat(read).isEqualTo(new TypeDescriptor(type, precision, scale, List.of(), text));
        assertThat(read.sqlName()).isEqualTo(sqlName);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    array<int>                       | INTEGER ARRAY
                    ARRAY<array<decimal(7,2)>>       | DECIMAL ARRAY ARRAY
                    array< struct<a:array<int>,b:x>> | STRUCT ARRAY
                    array<variant>                   | variant ARRAY
                    array(string)                    | VARCHAR ARRAY
                    array                            | ARRAY
                    array<>                          | ARRAY
                    """)
    void arraysHaveTheTypeOfTheirElements(String text, String sqlName) {
        TypeDescriptor read = TypeDescriptor.parse(text);

        assertThat(read.type()).isEqualTo(E6Type.ARRAY);
        assertThat(read.engineText()).isEqualTo(text);
        assertThat(read.sqlName()).isEqualTo(sqlName);
    }

    @Test
    void anArrayOfDecimalsKnowsTheirScale() {
        TypeDescriptor element = TypeDescriptor.parse("array<decimal(7,2)>").element();

        assertThat(element).isEqualTo(new TypeDescriptor(E6Type.DECIMAL, 7, 2, List.of(), "decimal(7,2)"));
    }

    @Test
    void aStructHasFieldsAndAMapHasKeyAndValue() {
        TypeDescriptor struct =
                TypeDescriptor.parse("struct<id:bigint, `a:b`:map<string,decimal(7,2)>, tags array<string>>");

        assertThat(struct.fields()).extracting(TypeDescriptor.Part::name).containsExactly("id", "a:b", "tags");
        TypeDescriptor map = struct.fields().get(1).type();
        assertThat(map.key().type()).isEqualTo(E6Type.VARCHAR);
        assertThat(map.value().scale()).isEqualTo(2);
        assertThat(struct.fields().get(2).type().element().type()).isEqualTo(E6Type.VARCHAR);
        assertThat(struct.element()).isNull();
        assertThat(TypeDescriptor.parse("map").value()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "struct<",
                "struct<>",
                "struct<a",
                "struct<:int>",
                "struct<,>",
                "map<,",
                "map<a:b>>",
                "array<map<"
            })
    void aTextThatMakesNoSenseIsATypeAllTheSame(String text) {
        assertThat(TypeDescriptor.parse(text).type()).isIn(E6Type.STRUCT, E6Type.MAP, E6Type.ARRAY);
    }

    @ParameterizedTest
    @EnumSource
    void theStandardNameOfATypeIsReadBack(E6Type type) {
        assertThat(TypeDescriptor.parse(type.sqlName()).type()).isEqualTo(type);
        assertThat(TypeDescriptor.parse(type.sqlName() + " ARRAY").element().type())
                .isEqualTo(type);
    }

    @Test
    void noTextIsATypeThatIsNotKnown() {
        assertThat(TypeDescriptor.parse(null).type()).isEqualTo(E6Type.OTHER);
    }

    @Test
    void deepNestingEndsWithoutAStackOverflow() {
        TypeDescriptor read = TypeDescriptor.parse("array<".repeat(20_000));

        int depth = 0;
        for (TypeDescriptor type = read; type != null; type = type.element()) {
            depth++;
        }
        assertThat(depth).isEqualTo(33);
        assertThat(TypeDescriptor.parse("int" + " array".repeat(10_000)).type()).isEqualTo(E6Type.ARRAY);
    }

    @Test
    void theLocaleOfTheJvmDoesNotMatter() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertThat(TypeDescriptor.parse("BIGINT").type()).isEqualTo(E6Type.BIGINT);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void textsWithoutLengthHaveTheLargestOne() {
        assertThat(TypeDescriptor.parse("string").precision()).isEqualTo(MAX);
    }
}
