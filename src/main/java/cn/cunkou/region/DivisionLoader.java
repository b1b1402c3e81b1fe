package cn.cunkou.region;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.values.Sha256;
import java.util.function.Function;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Brings the list of divisions that ships with the product into the database, once per edition of
 * the file.
 */
@Component
class DivisionLoader implements SmartInitializingSingleton {
    private final JdbcClient jdbc;
    private final TransactionOperations transactions;

    DivisionLoader(JdbcClient jdbc, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @Override
    public void afterSingletonsInstantiated() {
        Actor.run(
                Actor.system("load the official divisions", Scope.everywhere()),
                () ->
                        transactions.executeWithoutResult(
                                status -> load(OfficialList.ofFiveCounties())));
    }

    /**
     * Adds what the list has and the database has not; a division that is recorded already stays as
     * it is.
     */
    boolean load(OfficialList list) {
        var digest = Sha256.hex(list.asOf().toString(), list.entries().toString());
        var news =
                jdbc.sql(
                                """
                                insert into region.loaded_list (name, as_of, digest) values (:name, :asOf, :digest)
                                    on conflict (name) do update set as_of = excluded.as_of, digest = excluded.digest, recorded_at = now()
                                 where loaded_list.digest <> excluded.digest
                                """)
                        .param("name", list.name())
                        .param("asOf", list.asOf())
                        .param("digest", digest)
                        .update();
        if (news == 0) {
            return false;
        }
        jdbc.sql(
                        """
                        insert into region.division (code, name, short_name, kind, assumed_before, source)
                        select listed.*, :asOf, :source
                          from unnest(cast(:codes as text[]), cast(:names as text[]),
                                      cast(:shortNames as text[]), cast(:kinds as text[])) as listed (code, name, short_name, kind)
                         where not exists (select from region.division where division.code = listed.code)
                        """)
                .param("asOf", list.asOf())
                .param("source", list.name())
                .param("codes", column(list, entry -> entry.code().digits()))
                .param("names", column(list, OfficialList.Entry::name))
                .param("shortNames", column(list, OfficialList.Entry::shortName))
                .param("kinds", column(list, entry -> entry.kind().id()))
                .update();
        return true;
    }

    private static String[] column(OfficialList list, Function<OfficialList.Entry, String> value) {
        return list.entries().stream().map(value).toArray(String[]::new);
    }
}
