package cn.cunkou.measures;

import cn.cunkou.platform.database.Connections.Role;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Something that happens to the facts of the training ground.
 *
 * @param one picks the row, the person, the class, the station
 * @param two picks the place
 * @param three picks the day
 */
record Act(Kind kind, int one, int two, int three) {

    enum Kind {
        SIGN_IN,
        SIGN_IN_MANY,
        CORRECT_FEE,
        MOVE_PLACE,
        MOVE_DAY,
        CHANGE_PERSON,
        STRIKE_OUT,
        STRIKE_OUT_DAY,
        MOVE_CLASS,
        CANCEL_CLASS,
        OPEN_STATION,
        CLOSE_STATION,
        DESIGNATE_VILLAGE,
        EMPTY,
        ASK,
        SIGN_IN_WHILE_OTHERS_ASK
    }

    static final List<String> PLACES =
            List.of(
                    "441424",
                    "441424100",
                    "441424100201",
                    "441424101",
                    "441423",
                    "441423100",
                    "441423100201");

    void happen(TrainingGround ground) {
        var jdbc = ground.owner;
        switch (kind) {
            case SIGN_IN -> signIn(jdbc);
            case SIGN_IN_MANY -> signInMany(jdbc);
            case CORRECT_FEE ->
                    update(
                            jdbc,
                            "update training.attendance set fee = fee + 7, passed = not passed");
            case MOVE_PLACE ->
                    update(jdbc, "update training.attendance set division = '" + place() + "'");
            case MOVE_DAY -> update(jdbc, "update training.attendance set day = '" + day() + "'");
            case CHANGE_PERSON -> update(jdbc, "update training.attendance set person = " + two);
            case STRIKE_OUT -> update(jdbc, "delete from training.attendance");
            case STRIKE_OUT_DAY ->
                    jdbc.sql("delete from training.attendance where day = ?").param(day()).update();
            case MOVE_CLASS ->
                    jdbc.sql("update training.class set division = ?, id = id where id = ?")
                            .params(place(), one % 3)
                            .update();
            case CANCEL_CLASS ->
                    jdbc.sql("delete from training.class where id = ?").param(one % 3).update();
            case OPEN_STATION -> openStation(jdbc);
            case CLOSE_STATION ->
                    jdbc.sql(
                                    "update training.station set validity = validity - '{[2019-06-10,2019-06-20)}' where id = ?")
                            .param(one % 5)
                            .update();
            case DESIGNATE_VILLAGE ->
                    jdbc.sql(
                                    """
                                    insert into training.village values (?, ?)
                                    on conflict (code) do update set designated = excluded.designated
                                    """)
                            .params("44142410020" + two, three % 2 == 0)
                            .update();
            case EMPTY -> jdbc.sql("truncate training.attendance").update();
            case ASK -> ask(ground);
            case SIGN_IN_WHILE_OTHERS_ASK -> signInWhileOthersAsk(ground);
        }
    }

    private void signIn(JdbcClient jdbc) {
        jdbc.sql(
                        """
                        insert into training.class (id, division) values (?, ?) on conflict do nothing
                        """)
                .params(one % 3, place())
                .update();
        jdbc.sql(
                        """
                        insert into training.attendance (class, person, fee, hours, passed, day, division)
                        values (?, ?, ?, ?, case ? when 0 then null when 1 then true else false end, ?, ?)
                        """)
                .params(one % 3, one % 4, 100 * two, 1 + three % 3, three % 3, day(), place())
                .update();
    }

    private void signInMany(JdbcClient jdbc) {
        jdbc.sql(
                        """
                        insert into training.attendance (person, fee, day, division)
                        select n % 4, n, cast(? as date) + n % 3, (cast(? as text[]))[1 + n % 7] from generate_series(1, ?) n
                        """)
                .params(day(), PLACES.toArray(String[]::new), one)
                .update();
    }

    private void openStation(JdbcClient jdbc) {
        jdbc.sql(
                        """
                        insert into training.station (id, validity, division) values (?, datemultirange(daterange(?, null)), ?)
                        on conflict (id) do update set validity = training.station.validity + excluded.validity,
                                                       division = excluded.division
                        """)
                .params(one % 5, day(), "44142410020" + two)
                .update();
    }

    /** Facts that are written but not yet committed when the totals are repaired. */
    private void signInWhileOthersAsk(TrainingGround ground) {
        try (Connection connection = ground.connections.open(Role.OWNER)) {
            connection.setAutoCommit(false);
            var mine = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            signIn(mine);
            ask(ground);
            signInMany(mine);
            connection.commit();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void update(JdbcClient jdbc, String sql) {
        jdbc.sql(
                        sql
                                + " where id = (select id from training.attendance order by id offset ? limit 1)")
                .param(one % 5)
                .update();
    }

    /** A twelfth of all questions. */
    private void ask(TrainingGround ground) {
        var questions = ground.questions();
        for (var i = (one + two + three) % 12; i < questions.size(); i += 12) {
            ground.value(questions.get(i));
        }
    }

    private String place() {
        return PLACES.get(two % PLACES.size());
    }

    private LocalDate day() {
        return TrainingGround.DAY.plusDays(three);
    }
}
