package com.e6data.demo;

import java.util.Map;

/**
 * What the user chose.
 *
 * @param scale TPC-H scale factor of the data in the embedded engine
 * @param url of a cluster that holds the TPC-H tables; null for the embedded engine
 * @param user of that cluster; may be empty
 * @param password of that cluster; may be empty
 */
record DemoOptions(double scale, String url, String user, String password) {

    static final String USAGE = """
            Usage: ./mvnw -Pdemo -Ddemo.args="OPTIONS"

              --scale=NUMBER   TPC-H scale factor of the generated data (default 0.01)
              --url=URL        ask a cluster with TPC-H tables instead of the embedded engine, for example
                               --url=jdbc:e6data://host:443/catalog=sales&database=tpch&secure=true
              --user=NAME      user of that cluster; the password comes from the environment: E6DATA_PASSWORD
            """;

    private static final String PASSWORD_VARIABLE = "E6DATA_PASSWORD";

    /** @throws IllegalArgumentException that says which argument is wrong */
    static DemoOptions parse(String[] arguments, Map<String, String> environment) {
        double scale = 0.01;
        String url = null;
        String user = "";
        for (var argument : arguments) {
            int equals = argument.indexOf('=');
            var value = argument.substring(equals + 1);
            var name = equals < 0 ? argument : argument.substring(0, equals);
            switch (name) {
                case "--scale" -> scale = scale(value);
                case "--url" -> url = value;
                case "--user" -> user = value;
                default -> throw new IllegalArgumentException("Unknown argument: " + name);
            }
        }
        var password = environment.getOrDefault(PASSWORD_VARIABLE, "");
        if (url == null && !user.isEmpty()) {
            throw new IllegalArgumentException("--user needs --url; the embedded engine has its own user");
        }
        if (!user.isEmpty() && password.isEmpty()) {
            throw new IllegalArgumentException("Set the environment variable " + PASSWORD_VARIABLE
                    + " to the password or access token of " + user);
        }
        return new DemoOptions(scale, url, user, password);
    }

    private static double scale(String text) {
        try {
            double scale = Double.parseDouble(text);
            if (scale >= 0.001 && scale <= 10) {
                return scale;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--scale must be a number, for example 0.1, not '" + text + "'", e);
        }
        throw new IllegalArgumentException("--scale must be between 0.001 and 10, not " + text);
    }

    /** A secret stays out of texts. */
    @Override
    public String toString() {
        return "DemoOptions[scale=" + scale + ", url=" + url + ", user=" + user + "]";
    }
}
