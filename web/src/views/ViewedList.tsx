import { Suspense } from "react";
import { DataList, type DataListProps } from "@/ui/list/DataList";
import { useColumns } from "@/ui/list/useColumns";
import { FilterButton } from "./FilterButton";
import type { Entity } from "./types";
import { useView } from "./useView";
import { ViewTabs } from "./ViewTabs";

interface Props<Row> extends DataListProps<Row> {
  entity: Entity;
}

/** A list that is seen through views: tabs over it, conditions beside its search. */
export function ViewedList<Row extends { id: string }>(props: Props<Row>) {
  return (
    <Suspense>
      <Viewed {...props} />
    </Suspense>
  );
}

function Viewed<Row extends { id: string }>({ entity, ...props }: Props<Row>) {
  const view = useView(entity);
  const name = view.active ? `${props.name}.${view.active.id}` : props.name;
  const brought = view.active?.columns;
  const { shown } = useColumns(name, props.columns, brought);
  return (
    <>
      <ViewTabs view={view} columns={shown.map(({ key }) => key)} />
      <DataList
        {...props}
        name={name}
        brought={brought}
        filterNames={[...(props.filterNames ?? []), "filter"]}
        fixed={{ ...props.fixed, ...(view.filter ? { filter: view.filter } : {}) }}
        defaultSort={view.active?.sort || props.defaultSort}
        isWaiting={view.isPending}
        tools={<FilterButton view={view} />}
      />
    </>
  );
}
