-- A party asks by what the county said of things, what it said itself, and what those said whose events it may see.

create policy of_own_party on visibility.master as restrictive for select to cunkou_app
    using ((select not visibility.is_party()) or body is null or body = any ((select visibility.own_bodies())::uuid[])
           or exists (select from visibility.opening o
                       where o.reader = any ((select visibility.own_bodies())::uuid[]) and (o.owner is null or o.owner = master.body)));
