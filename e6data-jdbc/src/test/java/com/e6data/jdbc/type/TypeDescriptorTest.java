package com.e6data.jdbc.type;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

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
                    map<string,array<int>>   | MAP        | 2147483647 | 0 | MAP
                    struct<a:int,b:string>   | STRUCT     | 2147483647 | 0 | STRUCT
                    NULL                     | NULL       | 4  | 0 | NULL
                    variant                  | OTHER      | 2147483647 | 0 | variant
                    UNION_TYPE               | OTHER      | 2147483647 | 0 | UNION_TYPE
                    interval                 | OTHER      | 2147483647 | 0 | interval
                    ''                       | OTHER      | 2147483647 | 0 | OTHER
                    """)
    void textsOfTheEngineAreRead(String text, E6Type type, int precision, int scale, String sqlName) {
        TypeDescriptor read = TypeDescriptor.parse("  " + text + " ");

        assertThat(read).isEqualTo(new TypeDescriptor(type, precision, scale, null, text));
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

        assertThat(element).isEqualTo(new TypeDescriptor(E6Type.DECIMAL, 7, 2, null, "decimal(7,2)"));
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
