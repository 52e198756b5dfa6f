package com.e6data.jdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No value leaves its literal, whatever is in it and wherever its parameter stands; seeds are fixed. */
class InjectionTest {

    private static final String[] NASTY = {
        "'",
        "''",
        "\\",
        "\\'",
        "'\\",
        "\"",
        "`",
        ";",
        "--",
        "/*",
        "*/",
        "?",
        "\n",
        "\r",
        "\t",
        "\\n",
        "{d",
        "}",
        " ",
        "x",
        "%",
        "_",
        "\u00e9",
        "\u2028",
        "\u02bc",
        "\uff07",
        "\ud83d\ude00",
        "\b",
        "\u001a",
        "1",
        "NULL",
        "OR 1=1"
    };
    private static final String[] AROUND = {
        "SELECT", " ", "\n", "?", "?", "?", " ? ", "(?", "?)", ",?", "=?", "-", "+", "/", "*", "a", "\"q?\"", "`?`",
        "/*?*/", "--?\n", "X", "<", ">", "||", "[", "]", "1", ".", "$", "{", "}", ":"
    };

    @ParameterizedTest
    @EnumSource
    void everyTextIsReadBackFromItsLiteral(BackslashMode mode) throws SQLException {
        var random = new Random(1);
        for (int i = 0; i < 300_000; i++) {
            String text = text(random);

            String literal = Literals.of(text, mode);

            List<String> tokens = MiniLexer.tokens(literal, mode);
            if (tokens.size() != 1 || !tokens.get(0).equals("S:" + text)) {
                assertThat(tokens).as(literal).containsExactly("S:" + text);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void noTextLeavesItsLiteralWhereTheEngineReadsBackslashesTheOtherWay(BackslashMode engine) throws SQLException {
        // Written for escapes, the default: the value may arrive changed, but as one literal.
        var random = new Random(3);
        for (int i = 0; i < 300_000; i++) {
            String literal = Literals.of(text(random), BackslashMode.ESCAPE);

            List<String> tokens = MiniLexer.tokens(literal, engine);
            if (tokens.size() != 1 || !tokens.get(0).startsWith("S:")) {
                assertThat(tokens).as(literal).hasSize(1);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void valuesStayTheSameTokensInEveryTemplate(BackslashMode mode) throws SQLException {
        var random = new Random(2);
        int rendered = 0;
        while (rendered < 60_000) {
            String sql = template(random, mode);
            List<String> tokens;
            try {
                tokens = MiniLexer.tokens(sql, mode);
            } catch (IllegalArgumentException e) {
                // Both lexers refuse what does not end.
                assertThat(isRefused(sql, mode)).as(sql).isTrue();
                continue;
            }
            if (tokens.isEmpty()) {
                continue;
            }
            SqlTemplate template = SqlTemplate.parse(sql, mode);
            List<String> literals = new ArrayList<>();
            List<String> expected = new ArrayList<>();
            for (String token : tokens) {
                if (token.equals("?")) {
                    String literal = Literals.of(value(random), mode);
                    literals.add(literal);
                    expected.addAll(MiniLexer.tokens(literal, mode));
                } else {
                    expected.add(token);
                }
            }
            assertThat(template.parameterCount()).as(sql).isEqualTo(literals.size());
            List<String> actual = MiniLexer.tokens(template.render(literals), mode);
            if (!actual.equals(expected)) {
                assertThat(actual).as("%s with %s", sql, literals).isEqualTo(expected);
            }
            rendered++;
        }
    }

    private static boolean isRefused(String sql, BackslashMode mode) {
        try {
            SqlTemplate.parse(sql, mode);
            return false;
        } catch (SQLException e) {
            return e.getSQLState().equals("42601");
        }
    }

    private static String template(Random random, BackslashMode mode) throws SQLException {
        var sql = new StringBuilder();
        for (int n = random.nextInt(9); n >= 0; n--) {
            sql.append(
                    random.nextInt(6) == 0 ? Literals.of(text(random), mode) : AROUND[random.nextInt(AROUND.length)]);
        }
        return sql.toString();
    }

    private static Object value(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> -random.nextInt(100);
            case 1 -> -random.nextDouble();
            case 2 -> new BigDecimal("-0.5");
            case 3 -> new byte[] {1, 2};
            case 4 -> null;
            default -> text(random);
        };
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        for (int n = random.nextInt(8); n > 0; n--) {
            text.append(
                    random.nextInt(8) == 0
                            ? String.valueOf((char) (1 + random.nextInt(0xd7ff)))
                            : NASTY[random.nextInt(NASTY.length)]);
        }
        return text.toString();
    }
}
