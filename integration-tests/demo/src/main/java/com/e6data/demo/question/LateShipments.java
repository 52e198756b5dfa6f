package com.e6data.demo.question;

import static com.e6data.demo.question.Answer.column;

import com.e6data.demo.print.SentSql;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataRetrievalFailureException;
import org.springframework.stereotype.Component;

/** TPC-H query 12 with plain JDBC: no Hibernate, no Spring Data. */
@Component
@Order(9)
class LateShipments implements Question {

    private static final String SQL = """
            SELECT l_shipmode,
                   SUM(CASE WHEN o_orderpriority IN ('1-URGENT', '2-HIGH') THEN 1 ELSE 0 END) AS urgent,
                   SUM(CASE WHEN o_orderpriority NOT IN ('1-URGENT', '2-HIGH') THEN 1 ELSE 0 END) AS normal
            FROM orders JOIN lineitem ON o_orderkey = l_orderkey
            WHERE l_shipmode IN (?, ?)
              AND l_commitdate < l_receiptdate
              AND l_shipdate < l_commitdate
              AND l_receiptdate >= ?
              AND l_receiptdate < ?
            GROUP BY l_shipmode
            ORDER BY l_shipmode""";

    record Late(String shipMode, long urgent, long normal) {}

    private final DataSource dataSource;
    private final SentSql sentSql;

    LateShipments(DataSource dataSource, SentSql sentSql) {
        this.dataSource = dataSource;
        this.sentSql = sentSql;
    }

    @Override
    public String title() {
        return "How many orders sent by mail or ship in 1994 arrived late, and were they urgent? (TPC-H Q12)";
    }

    @Override
    public String api() {
        return "plain JDBC, prepared statement";
    }

    @Override
    public Answer ask() {
        sentSql.record(SQL);
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(SQL)) {
            statement.setString(1, "MAIL");
            statement.setString(2, "SHIP");
            statement.setObject(3, LocalDate.of(1994, 1, 1));
            statement.setObject(4, LocalDate.of(1995, 1, 1));
            List<Late> rows = new ArrayList<>();
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(new Late(
                            result.getString("l_shipmode"), result.getLong("urgent"), result.getLong("normal")));
                }
            }
            return Answer.table(
                    rows,
                    column("ship mode", Late::shipMode),
                    column("urgent", Late::urgent),
                    column("normal", Late::normal));
        } catch (SQLException e) {
            throw new DataRetrievalFailureException(e.getMessage(), e);
        }
    }
}
