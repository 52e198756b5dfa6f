package com.e6data.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoOptionsTest {

    @Test
    void withoutArgumentsASmallEmbeddedEngine() {
        assertThat(DemoOptions.parse(new String[0], Map.of())).isEqualTo(new DemoOptions(0.01, null, "", ""));
    }

    @Test
    void aClusterIsReachedWithThePasswordOfTheEnvironment() {
        var options = DemoOptions.parse(
                new String[] {"--url=jdbc:e6data://host:443/catalog=a&database=b", "--user=me@example.com"},
                Map.of("E6DATA_PASSWORD", "secret"));

        assertThat(options)
                .isEqualTo(new DemoOptions(
                        0.01, "jdbc:e6data://host:443/catalog=a&database=b", "me@example.com", "secret"));
    }

    @Test
    void thePasswordIsInNoText() {
        var options = DemoOptions.parse(new String[0], Map.of("E6DATA_PASSWORD", "secret"));

        assertThat(options.toString()).doesNotContain("secret");
        assertThat(new Target("url", "user", "secret").toString()).doesNotContain("secret");
    }

    @Test
    void aUserWithoutAPasswordOrAClusterIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DemoOptions.parse(new String[] {"--url=jdbc:e6data://a", "--user=me"}, Map.of()))
                .withMessage("Set the environment variable E6DATA_PASSWORD to the password or access token of me");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DemoOptions.parse(new String[] {"--user=me"}, Map.of()))
                .withMessage("--user needs --url; the embedded engine has its own user");
    }

    @ParameterizedTest
    @CsvSource({
        "--scale=big, '--scale must be a number, for example 0.1, not ''big'''",
        "--scale=99, '--scale must be between 0.001 and 10, not 99'",
        "--password=secret, Unknown argument: --password",
        "hello, Unknown argument: hello"
    })
    void aWrongArgumentIsNamed(String argument, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DemoOptions.parse(new String[] {argument}, Map.of()))
                .withMessage(message);
    }
}
