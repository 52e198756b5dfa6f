package com.e6data.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SqlScriptTest {

    @Test
    void statementsEndAtSemicolons() {
        assertThat(SqlScript.statements("CREATE TABLE t (a INT);\n\nINSERT INTO t VALUES (1) ;"))
                .containsExactly("CREATE TABLE t (a INT)", "INSERT INTO t VALUES (1)");
    }

    @Test
    void semicolonsInQuotesAndCommentsDoNotCount() {
        assertThat(SqlScript.statements("SELECT 'a;b', \"c;d\" -- e;f\n, 1 /* g;h */;SELECT 'it\\';s'"))
                .containsExactly("SELECT 'a;b', \"c;d\" -- e;f\n, 1 /* g;h */", "SELECT 'it\\';s'");
    }

    @Test
    void anEmptyScriptHasNoStatements() {
        assertThat(SqlScript.statements(" ;\n; ")).isEmpty();
    }

    @Test
    void openQuotesReachToTheEnd() {
        assertThat(SqlScript.statements("SELECT 'a;b")).containsExactly("SELECT 'a;b");
    }
}
