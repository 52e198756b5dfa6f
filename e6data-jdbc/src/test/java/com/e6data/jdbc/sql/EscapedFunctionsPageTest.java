package com.e6data.jdbc.sql;

import com.e6data.jdbc.sql.EscapedFunction.Category;
import com.e6data.jdbc.testing.GeneratedSection;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class EscapedFunctionsPageTest {

    @Test
    void thePageListsTheFunctions() throws IOException {
        var table = new StringBuilder("| | |\n|---|---|\n");
        append(table, "Numbers", Category.NUMERIC);
        append(table, "Texts", Category.STRING);
        append(table, "Dates and times", Category.TIME_DATE);
        append(table, "Other", Category.SYSTEM);
        GeneratedSection.assertUpToDate("functions", table.toString());
    }

    private static void append(StringBuilder table, String title, Category category) {
        table.append("| ")
                .append(title)
                .append(" | ")
                .append(EscapedFunction.names(category).replace(",", ", "))
                .append(" |\n");
    }
}
