package com.e6data.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.e6data.jdbc.sql.BackslashMode;
import com.e6data.jdbc.sql.FastLexer;
import com.e6data.jdbc.sql.NastyTexts;
import com.e6data.jdbc.sql.SqlTemplate;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Values of every class that holds text stay inside of their literals on the whole way of a parameter: bound, rendered
 * into the statement of a batch, and lexed by a second lexer. Seeds are fixed.
 */
class BindInjectionTest {

    private static final int VALUES = 120_000;
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final E6Connection connection;

    BindInjectionTest() throws SQLException {
        connection = new FakeEngine().connect();
    }

    @ParameterizedTest
    @EnumSource
    void valuesOfEveryClassStayInTheirLiterals(BackslashMode mode) throws SQLException {
        var random = new Random(5);
        SqlTemplate template =
                SqlTemplate.parse("INSERT INTO t /* ' */ VALUES (-?, ? LIKE ? ESCAPE ?, \"?\") -- '", mode);
        int tested = 0;
        while (tested < VALUES) {
            var parameters = new Parameters(template.parameterCount(), mode, false);
            List<List<String>> tokens = new ArrayList<>();
            for (int i = 1; i <= template.parameterCount(); i++) {
                List<String> expected = new ArrayList<>();
                parameters.set(i, Binds.natural(value(random, expected, 0)));
                tokens.add(expected);
            }

            String sql = template.render(parameters.binding().literals());

            List<String> expected = new ArrayList<>(List.of("INSERT", "INTO", "t", "VALUES", "(", "-"));
            expected.addAll(tokens.get(0));
            expected.add(",");
            expected.addAll(tokens.get(1));
            expected.add("LIKE");
            expected.addAll(tokens.get(2));
            expected.add("ESCAPE");
            expected.addAll(tokens.get(3));
            expected.addAll(List.of(",", "\"?\"", ")"));
            List<String> actual = FastLexer.tokens(sql, mode);
            if (!actual.equals(expected)) {
                assertThat(actual).as(sql).isEqualTo(expected);
            }
            tested += template.parameterCount();
        }
        assertThat(tested).isGreaterThanOrEqualTo(VALUES);
    }

    /** A value, and the tokens that it has to become. */
    private Object value(Random random, List<String> tokens, int nesting) throws SQLException {
        String text = NastyTexts.next(random);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int kind = random.nextInt(nesting < 2 ? 16 : 11);
        switch (kind) {
            case 0, 1, 2, 3 -> tokens.add("S:" + text);
            case 4, 5, 6 -> tokens.addAll(List.of("X", "S:" + HEX.formatHex(bytes)));
            default -> {
                // Added below.
            }
        }
        return switch (kind) {
            case 0 -> text;
            case 1 -> new StringReader(text);
            case 2 -> new MemoryClob(text);
            case 3 -> random.nextBoolean() ? new MemoryClob(text) : text;
            case 4 -> bytes;
            case 5 -> new ByteArrayInputStream(bytes);
            case 6 -> new MemoryBlob(bytes);
            case 7 -> {
                char c = text.isEmpty() || Character.isSurrogate(text.charAt(0)) ? '\'' : text.charAt(0);
                tokens.add("S:" + c);
                yield c;
            }
            case 8 -> {
                var uuid = new UUID(random.nextLong(), random.nextLong());
                tokens.add("S:" + uuid);
                yield uuid;
            }
            case 9 -> {
                URI uri = uri(text);
                tokens.add("S:" + uri);
                yield uri;
            }
            case 10 -> {
                URL url = url(text);
                tokens.add("S:" + url);
                yield url;
            }
            case 11, 12 -> {
                tokens.addAll(List.of("ARRAY", "["));
                Object[] elements = elements(random, tokens, nesting);
                tokens.add("]");
                yield kind == 11 ? elements : List.of(elements);
            }
            case 13, 14 -> map(random, tokens, nesting);
            default -> struct(random, tokens, nesting, text);
        };
    }

    private Object[] elements(Random random, List<String> tokens, int nesting) throws SQLException {
        Object[] elements = new Object[random.nextInt(4)];
        for (int i = 0; i < elements.length; i++) {
            if (i > 0) {
                tokens.add(",");
            }
            elements[i] = value(random, tokens, nesting + 1);
        }
        return elements;
    }

    private Map<Object, Object> map(Random random, List<String> tokens, int nesting) throws SQLException {
        Map<Object, Object> map = new LinkedHashMap<>();
        tokens.addAll(List.of("MAP", "["));
        for (int i = random.nextInt(3); i >= 0; i--) {
            String key = i + NastyTexts.next(random);
            tokens.addAll(map.isEmpty() ? List.of("S:" + key, ",") : List.of(",", "S:" + key, ","));
            map.put(key, value(random, tokens, nesting + 1));
        }
        tokens.add("]");
        return map;
    }

    /** The name of a field is a text that the caller may have from anywhere. */
    private Object struct(Random random, List<String> tokens, int nesting, String text) throws SQLException {
        String name = "f" + text.replaceAll("(?U)[^\\p{Alnum}'\\\\;?*/-]", "");
        List<String> value = new ArrayList<>();
        Object attribute = value(random, value, nesting + 1);
        tokens.addAll(List.of("NAMED_STRUCT", "(", "S:" + name, ","));
        tokens.addAll(value);
        tokens.add(")");
        return connection.createStruct("struct<" + name + ":varchar>", new Object[] {attribute});
    }

    private static URI uri(String text) {
        try {
            return new URI("x", text, "'");
        } catch (URISyntaxException e) {
            return URI.create("x:'--'");
        }
    }

    /** Deprecated in newer JDKs, but what people have: nothing is encoded in it. */
    private static URL url(String text) {
        try {
            return new URL("https://example.com/?a='" + text);
        } catch (java.net.MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @EnumSource
    void enquotedTextsAndNamesAreSingleTokens(BackslashMode mode) throws SQLException {
        var random = new Random(6);
        String setting = mode == BackslashMode.ESCAPE ? "backslash" : "standard";
        try (Connection connection = new FakeEngine(
                                "jdbc:e6data://localhost:80/catalog=lake&database=main&stringEscapes=" + setting)
                        .connect();
                Statement statement = connection.createStatement()) {
            for (int i = 0; i < 50_000; i++) {
                String text = NastyTexts.next(random);

                assertThat(FastLexer.isLiteralOf(statement.enquoteLiteral(text), text, mode))
                        .as(text)
                        .isTrue();
                assertThat(FastLexer.tokens(statement.enquoteNCharLiteral(text), mode))
                        .containsExactly("N", "S:" + text);
                String name = identifier(statement, text);
                if (name != null) {
                    assertThat(FastLexer.tokens(name, mode)).containsExactly(name);
                    assertThat(unquoted(name)).isEqualTo(unquoted(text));
                }
            }
        }
    }

    /** What is quoted already counts for the name in it. */
    private static String unquoted(String name) {
        boolean quoted = name.length() > 1 && name.startsWith("\"") && name.endsWith("\"");
        return quoted ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name;
    }

    /** Null for what is no name. */
    private static String identifier(Statement statement, String text) {
        try {
            return statement.enquoteIdentifier(text, false);
        } catch (SQLException e) {
            return null;
        }
    }
}
