package com.e6data.jdbc;

import com.e6data.jdbc.error.ErrorKind;
import com.e6data.jdbc.vector.ResultColumn;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Labels to column positions: the exact label first, then without regard to case; of equal ones the first counts. */
final class ColumnLabels {

    private static final int SHOWN_IN_ERRORS = 20;

    private final List<ResultColumn> columns;
    private final Map<String, Integer> exact = new HashMap<>();
    private final Map<String, Integer> folded = new HashMap<>();

    ColumnLabels(List<ResultColumn> columns) {
        this.columns = columns;
        for (int i = 0; i < columns.size(); i++) {
            exact.putIfAbsent(columns.get(i).label(), i + 1);
            folded.putIfAbsent(columns.get(i).label().toLowerCase(Locale.ROOT), i + 1);
        }
    }

    /** Position from 1; 07009 where there is no such label. */
    int find(String label) throws SQLException {
        if (label != null) {
            Integer index = exact.get(label);
            if (index == null) {
                index = folded.get(label.toLowerCase(Locale.ROOT));
            }
            if (index != null) {
                return index;
            }
        }
        throw ErrorKind.INVALID_INDEX.exception("There is no column " + label + "; the columns are "
                + columns.stream()
                        .limit(SHOWN_IN_ERRORS)
                        .map(ResultColumn::label)
                        .collect(Collectors.joining(", "))
                + (columns.size() > SHOWN_IN_ERRORS ? ", ..." : "") + ".");
    }
}
