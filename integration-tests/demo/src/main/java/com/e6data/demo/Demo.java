package com.e6data.demo;

import com.e6data.demo.print.Report;
import com.e6data.demo.print.Stopwatch;
import jakarta.persistence.PersistenceException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;

/** Starts an embedded engine (or reaches a real cluster), then the Spring Boot application, and asks everything. */
public final class Demo {

    private final PrintStream out;

    private Demo(PrintStream out) {
        this.out = out;
    }

    /** Arguments: see {@link DemoOptions#USAGE}. Ends with status 1 where a question fails, 2 for a wrong argument. */
    public static void main(String[] args) {
        int status = run(args, System.getenv(), System.out);
        if (status != 0) {
            System.exit(status);
        }
    }

    static int run(String[] args, Map<String, String> environment, PrintStream out) {
        if (List.of(args).contains("--help")) {
            out.print(DemoOptions.USAGE);
            return 0;
        }
        var demo = new Demo(out);
        try {
            demo.run(DemoOptions.parse(args, environment));
            return 0;
        } catch (IllegalArgumentException e) {
            out.println(e.getMessage() + "\n\n" + DemoOptions.USAGE);
            return 2;
        } catch (SQLException e) {
            out.println("\nThe cluster cannot be reached: " + e.getMessage());
            return 1;
        } catch (DataAccessException | PersistenceException e) {
            out.println("The question failed: "
                    + NestedExceptionUtils.getMostSpecificCause(e).getMessage());
            return 1;
        }
    }

    private void run(DemoOptions options) throws SQLException {
        var watch = new Stopwatch();
        if (options.url() == null) {
            out.printf("TPC-H, scale factor %s, on an embedded engine. Loading:%n%n", options.scale());
            try (var cluster = EmbeddedCluster.start(options.scale(), out)) {
                askAll(cluster.target(), cluster::receivedSql, watch);
            }
        } else {
            out.printf("TPC-H on %s%n", options.url());
            askAll(new Target(options.url(), options.user(), options.password()), null, watch);
        }
    }

    /** {@code receivedSql} tells what arrived at the cluster; null where the cluster does not tell. */
    private void askAll(Target target, Supplier<List<String>> receivedSql, Stopwatch total) throws SQLException {
        target.check();
        out.printf("%nStarting Spring Boot and Hibernate ... ");
        out.flush();
        var start = new Stopwatch();
        try (var application = new SpringApplicationBuilder(DemoApplication.class)
                .properties(target.springProperties())
                .run()) {
            out.println(start.elapsed());
            int questions = application.getBean(Report.class).print(out, receivedSql);
            out.printf("%n%d questions answered. Total time %s.%n", questions, total.elapsed());
        }
    }
}
