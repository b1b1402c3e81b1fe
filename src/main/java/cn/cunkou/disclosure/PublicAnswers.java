package cn.cunkou.disclosure;

import cn.cunkou.values.DivisionCode;
import java.util.List;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Answers to opinions that everybody may read. */
@Service
class PublicAnswers {
    private static final int MOST = 20;

    private final JdbcClient jdbc;

    PublicAnswers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public List<PublicAnswer> latest(DivisionCode county) {
        return jdbc.sql(
                        "select summary, said, day from disclosure.public_answer where county = :county order by day desc limit :most")
                .param("county", county.digits())
                .param("most", MOST)
                .query(new DataClassRowMapper<>(PublicAnswer.class))
                .list();
    }
}
