-- How somebody looked at a code; not known of looks before.

alter table traceability.look add column way text check (way in ('scan', 'page', 'message', 'screen'));
