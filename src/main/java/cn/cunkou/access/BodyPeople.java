package cn.cunkou.access;

import cn.cunkou.platform.messages.AddressBook;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Those who report for a body; for a town's government, also the officers of that town. */
@Component
class BodyPeople implements AddressBook {
    private final JdbcClient jdbc;

    BodyPeople(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> peopleOf(UUID body, String division) {
        // Somebody with roles in two counties has an account that neither county sees, but the role
        // is seen.
        return jdbc
                .sql(
                        """
                        select distinct granted.account
                          from access.granted_role as granted
                         where (granted.body = :body
                                or (granted.role = :townOfficer and granted.division = :division and length(:division) = 9))
                           and not exists (select from access.account
                                            where account.id = granted.account and disabled_at is not null)
                         order by 1
                        """)
                .param("body", body)
                .param("townOfficer", Role.TOWN_OFFICER.id())
                .param("division", division)
                .query((row, number) -> row.getObject(1, UUID.class))
                .stream()
                .map(UUID::toString)
                .toList();
    }
}
