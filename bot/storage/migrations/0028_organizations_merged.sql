-- An organization that stood on lists under two names. The row stays, so that the old name and saved audiences lead to
-- the one that it is.
ALTER TABLE organizations ADD COLUMN merged_into BIGINT REFERENCES organizations (id);
CREATE INDEX organizations_merged ON organizations (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX invites_of_organization ON invites (organization_id) WHERE organization_id IS NOT NULL;
CREATE INDEX community_sessions_of_organization ON community_sessions (organization_id) WHERE organization_id IS NOT NULL;
CREATE INDEX plans_of_organization ON plans (organization_id) WHERE organization_id IS NOT NULL;
CREATE INDEX strategies_of_organization ON strategies (organization_id) WHERE organization_id IS NOT NULL;
