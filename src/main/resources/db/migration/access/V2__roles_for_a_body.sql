-- A reporter's role is given for one body: the bureau, town government or firm whose papers they register.
alter table access.granted_role add column body uuid references registry.body (id);
alter table access.granted_role drop constraint granted_role_pkey;
alter table access.granted_role add constraint granted_role_once unique nulls not distinct (account, role, division, body);

alter table access.token add column body uuid references registry.body (id);
