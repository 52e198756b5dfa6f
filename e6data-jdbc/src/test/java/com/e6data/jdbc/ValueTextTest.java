package com.e6data.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.e6data.jdbc.type.NestedText;
import com.e6data.jdbc.type.TypeDescriptor;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Struct;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ValueTextTest {

    /** What makes trouble in JSON, in the other forms, and in both. */
    private static final String PIECES = "ab,:=\"'\\[]{}()->null \n\t\r0\u00e9\ud83d\ude00";

    private final Random random = new Random(7);

    private String text() {
        return random.ints(random.nextInt(12), 0, PIECES.length())
                .mapToObj(PIECES::charAt)
                .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
                .toString();
    }

    @Test
    void whatIsWrittenIsReadBack() throws SQLException {
        TypeDescriptor type = TypeDescriptor.parse("array<map<string,struct<a:string,b:array<string>>>>");
        for (int i = 0; i < 5_000; i++) {
            List<Object> value = new ArrayList<>();
            for (int j = random.nextInt(3); j >= 0; j--) {
                Map<String, Object> map = new LinkedHashMap<>();
                Map<String, Object> struct = new LinkedHashMap<>();
                struct.put("a", random.nextInt(5) == 0 ? null : text());
                struct.put("b", Arrays.asList(text(), null, text()));
                map.put(text(), random.nextInt(5) == 0 ? null : struct);
                value.add(random.nextInt(5) == 0 ? null : map);
            }
            String text = ValueText.of(value);
            assertThat(NestedText.read(text, type, NestedText.COLLECTIONS))
                    .as(text)
                    .isEqualTo(value);
        }
    }

    @Test
    void valuesOfAllTypesAreReadBack() throws SQLException {
        String type = "struct<t:timestamp,d:date,n:decimal(9,2),f:double,b:boolean,z:timestamp_tz,c:time>";
        Object[] attributes = {
            Timestamp.valueOf("1969-12-31 23:59:59.999999"),
            Date.valueOf("2024-02-29"),
            new BigDecimal("1.50"),
            Double.NaN,
            true,
            java.time.OffsetDateTime.parse("2024-02-29T10:00:00+02:00"),
            java.sql.Time.valueOf("10:20:30")
        };
        var struct = new E6Struct(TypeDescriptor.parse(type), attributes);
        var rows = new E6ResultSet(Rows.of("v:" + type).values(struct.toString()));
        rows.next();
        assertThat(((Struct) rows.getObject(1)).getAttributes()).containsExactly(attributes);
    }

    @Test
    void valuesThatSqlDoesNotKnowAreShownAsTheyAre() {
        assertThat(ValueText.of(List.of(java.time.Year.of(2024), 'x'))).isEqualTo("[\"2024\", \"x\"]");
    }
}
