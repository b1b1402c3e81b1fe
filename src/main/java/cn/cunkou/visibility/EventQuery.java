package cn.cunkou.visibility;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A question about events, as conditions in SQL on {@code visibility.event e}. */
final class EventQuery {
    /** What events are put in order by. */
    enum Order {
        EVENT_TIME("e.event_time"),
        RECORD_TIME("e.record_time"),
        FIELD(
                "coalesce(jsonb_path_query_first(e.facts, cast(:order as jsonpath) , '{}', true) -> 't',"
                        + " jsonb_path_query_first(e.facts, cast(:order as jsonpath), '{}', true))");

        private final String sql;

        Order(String sql) {
            this.sql = sql;
        }

        String sql() {
            return sql;
        }
    }

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();
    private Order order = Order.EVENT_TIME;
    private boolean descending;
    private boolean asked;
    private @Nullable Integer countLimit;
    private @Nullable Integer maxCount;

    /**
     * Adds a condition.
     *
     * @param sql with {@code ?} for each of the values, which become parameters
     */
    void where(String sql, Object... parameters) {
        var text = new StringBuilder();
        var next = 0;
        for (var part : sql.split("\\?", -1)) {
            if (next > 0) {
                var name = "v" + values.size();
                values.put(name, parameters[next - 1]);
                text.append(':').append(name);
            }
            text.append(part);
            next++;
        }
        conditions.add(text.toString());
    }

    void orderBy(Order wanted, @Nullable String path) {
        order = wanted;
        asked = true;
        if (path != null) {
            values.put("order", path);
        }
    }

    void descending(boolean wanted) {
        descending = wanted;
    }

    void countLimit(int most) {
        countLimit = most;
    }

    void maxCount(int most) {
        maxCount = most;
    }

    String conditions() {
        return conditions.isEmpty() ? "true" : String.join("\n and ", conditions);
    }

    Map<String, Object> values() {
        return values;
    }

    Order order() {
        return order;
    }

    boolean isDescending() {
        return descending;
    }

    /** Whether the asker named an order. */
    boolean isOrdered() {
        return asked;
    }

    @Nullable Integer countLimit() {
        return countLimit;
    }

    @Nullable Integer maxCount() {
        return maxCount;
    }
}
