package cn.cunkou.access;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.platform.web.Standing;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Looks up accounts and tokens whose holders are not here. */
@Component
class StandingOfAbsent implements Standing {
    private final AccountTable accounts;
    private final Tokens tokens;
    private final Visitors visitors;

    StandingOfAbsent(AccountTable accounts, Tokens tokens, Visitors visitors) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.visitors = visitors;
    }

    @Override
    public Optional<Actor> now(Actor.Kind kind, String id, String method, String path) {
        var actor =
                switch (kind) {
                    case TOKEN -> tokens.holder(UUID.fromString(id));
                    case PERSON -> person(UUID.fromString(id), method, path);
                    case SYSTEM, PUBLIC -> Optional.<Actor>empty();
                };
        return actor.filter(
                one -> Doors.find(method, path).filter(door -> door.opensTo(one)).isPresent());
    }

    private Optional<Actor> person(UUID id, String method, String path) {
        return Actor.as(Actor.system("核对账号", Scope.everywhere()), () -> accounts.find(id))
                .filter(account -> !account.isDisabled())
                .map(account -> visitors.person(account, method, path));
    }
}
